import type { AccountFacts } from '#platform/sign-in/door.ts'
import { Button } from '#ui/button/button.tsx'
import { Page, type PageProps } from '#ui/layout/page.tsx'
import { paths } from '../paths.ts'
import { PasskeySignIn } from './passkey-sign-in.tsx'

type Props = Pick<PageProps, 'nonce' | 'assets' | 'person'> & {
  council: string
  /** What was asked for, to go on to. */
  next: string
  /** Names of the roles because of which it is demanded. */
  roles: readonly string[]
  facts: Pick<AccountFacts, 'has_second_factor' | 'passkeys'>
}

/** What stands before a council for somebody who signed in by a password alone, and may not. */
export const FactorDemandedPage = ({ council, roles, facts, next, ...frame }: Props) => (
  <Page
    title="You need a second factor"
    {...frame}
    breadcrumbs={[{ text: 'Your councils', href: paths.start() }, { text: council }]}
  >
    <h1 class="govuk-heading-l">You need a second factor</h1>
    <p class="govuk-body">
      {because(council, roles)} You signed in with your password alone. A second factor is something you have beside it,
      an app or a passkey, so that somebody who learns your password still cannot sign in as you.
    </p>
    {facts.has_second_factor || facts.passkeys.length > 0 ? (
      <SignInAgain facts={facts} next={next} />
    ) : (
      <SetUp next={next} />
    )}
  </Page>
)

const because = (council: string, roles: readonly string[]): string =>
  roles.length === 0
    ? `${council} is open to people who sign in with a second factor.`
    : `${council} asks for one from everybody who holds your role: ${roles.join(', ')}.`

const SetUp = ({ next }: Pick<Props, 'next'>) => (
  <>
    <h2 class="govuk-heading-m">Use an app on your phone</h2>
    <p class="govuk-body">The app shows a code of six digits, which you enter after your password.</p>
    <Button text="Set up an app" href={paths.secondFactor(next)} />
    <h2 class="govuk-heading-m">Or use a passkey</h2>
    <p class="govuk-body">
      You unlock your device by fingerprint, face or PIN, in place of the password. Add a passkey, then sign in with it.
    </p>
    <Button text="Add a passkey" href={paths.passkeys(next)} classes="govuk-button--secondary" />
  </>
)

const SignInAgain = ({ facts: { has_second_factor, passkeys }, next }: Pick<Props, 'facts' | 'next'>) => (
  <>
    <p class="govuk-body">
      You have one already. Sign in{' '}
      {[has_second_factor && 'with your password and a code', passkeys.length > 0 && 'with your passkey']
        .filter(Boolean)
        .join(', or ')}
      .
    </p>
    {passkeys.length > 0 && <PasskeySignIn next={next} />}
    <form method="post" action={paths.signOut()}>
      <input type="hidden" name="next" value={next} />
      <Button text="Sign out, and sign in again" classes={passkeys.length > 0 ? 'govuk-button--secondary' : ''} />
    </form>
    <p class="govuk-body">If you have lost it, ask whoever runs Golden Thread for your council to take it off.</p>
  </>
)
