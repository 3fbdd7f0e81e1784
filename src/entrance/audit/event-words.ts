import {
  accountKinds,
  type KeptSecurityEvent,
  pageKinds,
  refusedKinds,
  type SecurityEventKind,
} from '#platform/audit/door.ts'

const words: Record<SecurityEventKind, string> = {
  'signed-in': 'Signed in',
  'signed-out': 'Signed out',
  'session-ended': 'Session ended',
  'password-changed': 'Password changed',
  'password-reset': 'Password chosen by a letter',
  'second-factor-added': 'Second factor added',
  'second-factor-removed': 'Second factor removed',
  'passkey-added': 'Passkey added',
  'passkey-removed': 'Passkey removed',
  'sign-in-failed': 'Sign-in failed',
  'sign-in-delayed': 'Sign-in delayed',
  'code-refused': 'Code refused',
  'passkey-refused': 'Passkey refused',
  'password-refused': 'Password refused',
  'not-found': 'Not found, or not open to them',
  forbidden: 'Not allowed',
  'other-council': 'Another council',
  'token-refused': 'Token refused',
}

const groups: Readonly<Record<string, { name: string; kinds: readonly SecurityEventKind[] }>> = {
  refused: { name: 'Everything that was refused', kinds: refusedKinds },
  accounts: { name: 'Signing in and out, and accounts', kinds: accountKinds },
}

/** What an auditor may choose: a group of kinds, or one. */
export const kindChoices: readonly { code: string; name: string }[] = [
  ...Object.entries(groups).map(([code, { name }]) => ({ code, name })),
  ...[...accountKinds, ...refusedKinds].map((code) => ({ code, name: words[code] })),
]

/** The kinds that a choice stands for; undefined for none that there is, which asks for everything. */
export const kindsChosen = (code: string | undefined): readonly SecurityEventKind[] | undefined => {
  const one = [...accountKinds, ...refusedKinds].find((kind) => kind === code)
  return one === undefined ? groups[code ?? '']?.kinds : [one]
}

/** A security event as it is read. */
export type ToldEvent = {
  outcome: 'Refused' | 'Done'
  what: string
  who: string
  /** Empty where it is not known, or is all that is known of who it was. */
  email: string
  sentence: string
  from: string
}

/** 'Refused', 'Not allowed', 'Ana Pagano', 'ana@…', 'GET /stroud/audit. Their role does not allow it.', 'Chrome on Windows'. */
export const tellEvent = (event: KeptSecurityEvent): ToldEvent => {
  const { kind, actor_name, actor_email, method, route, reason, device } = event
  return {
    outcome: refusedKinds.some((refused) => refused === kind) ? 'Refused' : 'Done',
    what: words[kind] ?? kind,
    who: actor_name,
    email: actor_email === actor_name ? '' : (actor_email ?? ''),
    // of these the page matters, of the others what became of the account
    sentence: pageKinds.some((one) => one === kind) ? `${method} ${route}. ${reason}` : reason,
    from: device ?? 'Not said',
  }
}
