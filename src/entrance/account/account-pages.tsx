import { printDateTime } from '#kernel/dates.ts'
import { type AccountFacts, deviceWords, type OpenSession, wayWords } from '#platform/sign-in/door.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Page, type PageProps } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { paths } from '../../paths.ts'

export type OwnFrame = Pick<PageProps, 'nonce' | 'assets' | 'person'>

const councils = { text: 'Your councils', href: paths.start() }

/** The way back from a page of one's own account to all of it, and to the councils. */
export const trail = (text: string) => [councils, { text: 'Your account', href: paths.account() }, { text }]

const done: Readonly<Record<string, string>> = {
  password: 'Your password was changed. You were signed out everywhere else.',
  'second-factor': 'Your second factor is on. You are asked for a code when you sign in with your password.',
  'no-second-factor': 'Your second factor is off.',
}

type AccountProps = OwnFrame & {
  account: { name: string; email: string }
  facts: AccountFacts
  said: string | undefined
}

export const AccountPage = ({ account, facts, said, ...frame }: AccountProps) => (
  <Page
    title="Your account"
    {...frame}
    breadcrumbs={[councils, { text: 'Your account' }]}
    banner={<Done said={said} />}
  >
    <h1 class="govuk-heading-l">Your account</h1>
    <SummaryList
      rows={[
        { key: { text: 'Name' }, value: { text: account.name } },
        { key: { text: 'Email address' }, value: { text: account.email } },
        { key: { text: 'You sign in' }, value: { text: waysIn(facts) } },
        facts.has_password && link('Password', 'Set', 'Change', paths.accountPassword()),
        facts.has_password &&
          link('Second factor', factorWords(facts.has_second_factor), 'Change', paths.secondFactor()),
        facts.has_password && link('Passkeys', passkeyWords(facts.passkeys.length), 'Change', paths.passkeys()),
        link('Sessions', 'The browsers you are signed in on', 'Open', paths.sessions()),
      ]}
    />
  </Page>
)

const factorWords = (isOn: boolean): string =>
  isOn ? 'On: a code is asked for after your password' : 'Off: your password alone lets you in'

const passkeyWords = (count: number): string =>
  count === 0 ? 'None' : `${count} ${count === 1 ? 'passkey' : 'passkeys'}`

const waysIn = ({ has_password, provider }: AccountFacts): string => {
  if (provider !== null) return has_password ? 'with your council account or a password' : 'with your council account'
  return has_password ? 'with a password' : 'without a password, as one of the people of this demonstration'
}

const link = (name: string, text: string, verb: string, href: string) => ({
  key: { text: name },
  value: { text },
  actions: { items: [{ href, text: verb, visuallyHiddenText: name.toLowerCase() }] },
})

const Done = ({ said }: { said: string | undefined }) => {
  const text = done[said ?? '']
  return text === undefined ? null : <NotificationBanner type="success" text={text} />
}

export type PasswordFaults = { current?: string; wanted?: string }

export const PasswordPage = ({ faults, ...frame }: OwnFrame & { faults: PasswordFaults }) => (
  <Page title="Change your password" {...frame} breadcrumbs={trail('Password')} errors={hasAny(faults)}>
    {hasAny(faults) && (
      <ErrorSummary
        titleText="There is a problem"
        errorList={Object.entries(faults).map(([name, text]) => ({ text, href: `#${name}` }))}
      />
    )}
    <h1 class="govuk-heading-l">Change your password</h1>
    <p class="govuk-body">You will be signed out everywhere else.</p>
    <form method="post" action={paths.accountPassword()} novalidate>
      <PasswordInput name="current" label="Current password" autocomplete="current-password" error={faults.current} />
      <PasswordInput
        name="wanted"
        label="New password"
        hint="12 characters or more. Three words that have nothing to do with each other make a good one."
        autocomplete="new-password"
        error={faults.wanted}
      />
      <Button text="Change the password" />
    </form>
  </Page>
)

const hasAny = (faults: PasswordFaults) => Object.keys(faults).length > 0

type InputProps = { name: string; label: string; hint?: string; autocomplete: string; error?: string | undefined }

export const PasswordInput = ({ name, label, hint, autocomplete, error }: InputProps) => (
  <TextInput
    id={name}
    name={name}
    type="password"
    label={{ text: label }}
    autocomplete={autocomplete}
    {...(hint ? { hint: { text: hint } } : {})}
    {...(error ? { errorMessage: { text: error } } : {})}
  />
)

export const SessionsPage = ({ sessions, ...frame }: OwnFrame & { sessions: readonly OpenSession[] }) => (
  <Page title="Where you are signed in" {...frame} breadcrumbs={trail('Sessions')}>
    <h1 class="govuk-heading-l">Where you are signed in</h1>
    <p class="govuk-body">
      If you do not know one of these, end it: it is signed out at once. If you have a password here, change that as
      well.
    </p>
    {sessions.map((session) => (
      <Session session={session} />
    ))}
    <h2 class="govuk-heading-m">All of them</h2>
    <p class="govuk-body">This browser is signed out too.</p>
    <form method="post" action={paths.sessions()}>
      <Button text="Sign out everywhere" classes="govuk-button--warning" name="everywhere" value="yes" />
    </form>
  </Page>
)

const Session = ({ session }: { session: OpenSession }) => {
  const name = deviceWords(session.user_agent)
  return (
    <section>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        {name}
        {session.is_this ? ' (this one)' : ''}
      </h2>
      <p class="govuk-body">
        Last used {printDateTime(session.seen_at)}
        {session.ip_address ? ` from ${session.ip_address}` : ''}. Signed in {printDateTime(session.begun_at)}{' '}
        {wayWords(session.begun_by)}.
      </p>
      {!session.is_this && (
        <form method="post" action={paths.sessions()}>
          <button type="submit" name="id" value={session.id} class="govuk-button govuk-button--secondary">
            End this session<span class="govuk-visually-hidden">: {name}</span>
          </button>
        </form>
      )}
    </section>
  )
}
