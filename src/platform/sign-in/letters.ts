import type { Message } from '#platform/mail/door.ts'
import type { Invitee } from './sign-in.ts'

type To = { readonly email: string; readonly name: string }

/** For whoever asked for a new password. */
export const resetLetter = ({ email, name }: To, link: string): Message => ({
  to: email,
  subject: 'Choose a new password for Golden Thread',
  text: `${name},

Somebody, most likely you, asked to choose a new password for your Golden Thread account. Do so here within one hour:

${link}

The link works once. If it was not you, do nothing: your password stays as it is.
`,
})

/** For whoever asked for a password and has none, because their council's own account lets them in. */
export const noPasswordLetter = ({ email, name }: To, address: string): Message => ({
  to: email,
  subject: 'Signing in to Golden Thread',
  text: `${name},

Somebody, most likely you, asked to choose a new password for Golden Thread. You need none: sign in with the account of your
council, at

${address}
`,
})

/** For somebody whom a council, or whoever runs the installation, gave an account. */
export const invitationLetter = ({ email, name, from }: To & Pick<Invitee, 'from'>, link: string): Message => ({
  to: email,
  subject: 'Your account for Golden Thread',
  text: `${name},

${givenBy(from)} Choose your password here within seven days:

${link}

The link works once. You sign in with this email address and the password you choose.
`,
})

const givenBy = (from: Invitee['from']): string => {
  if (from === undefined)
    return "You were given an account for Golden Thread, where your council's plans, measures and reports are kept."
  const who = from.by === null ? from.council : `${from.by} of ${from.council}`
  return `${who} invites you to Golden Thread, where the council's plans, measures and reports are kept.`
}
