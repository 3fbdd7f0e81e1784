import type { Assets } from '#ui/assets.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { paths } from '../paths.ts'
import { type Cast, CastList } from './cast-list.tsx'
import { PasskeySignIn } from './passkey-sign-in.tsx'

type CouncilShown = { council_id: string; name: string; illustrative: string | null }
type Framed = { nonce: string; assets: Assets }

type Theirs = readonly { council_id: string; name: string }[]
type StartProps = Framed & {
  councils: readonly CouncilShown[]
  theirs: Theirs
  person: { name: string; role: string; href: string; signOut: string } | undefined
}

/** Which council: the first page of the installation. Whoever is signed in finds their own first. */
export const StartPage = ({ councils, theirs, person, nonce, assets }: StartProps) => (
  <Page title="Choose a council" nonce={nonce} assets={assets} {...(person ? { person } : {})}>
    <h1 class="govuk-heading-l">Choose a council</h1>
    <p class="govuk-body-l">Plans, measures, money and risks on one golden thread.</p>
    <YourCouncils theirs={theirs} />
    {councils.length === 0 && (
      <p class="govuk-body">
        This installation has no council yet. The administrator can load one from a framework file.
      </p>
    )}
    <CouncilList
      heading="Figures the councils published"
      councils={councils.filter(({ illustrative }) => illustrative === null)}
    />
    <CouncilList
      heading="Councils with illustrative figures"
      councils={councils.filter(({ illustrative }) => illustrative !== null)}
    />
  </Page>
)

const YourCouncils = ({ theirs }: { theirs: Theirs }) =>
  theirs.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{theirs.length === 1 ? 'Your council' : 'Your councils'}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {theirs.map(({ council_id, name }) => (
          <li>
            <a class="govuk-link govuk-!-font-weight-bold" href={paths.home(council_id)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )

const CouncilList = ({ heading, councils }: { heading: string; councils: readonly CouncilShown[] }) =>
  councils.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {councils.map(({ council_id, name }) => (
          <li>
            <a class="govuk-link" href={paths.home(council_id)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )

type SignInProps = Framed & {
  cast: readonly Cast[]
  providers: readonly { id: string; name: string }[]
  next: string | undefined
  email?: string
  error?: string
  /** Why an attempt elsewhere came to nothing. */
  notice?: string
  /** A password was chosen by the link of a letter just now. */
  done?: boolean
}

/** In demonstration mode a person of the cast is chosen, without a password; otherwise an account signs in. */
export const SignInPage = ({ cast, providers, next, nonce, assets, email, error, notice, done }: SignInProps) => (
  <Page title="Sign in" nonce={nonce} assets={assets} errors={(error ?? notice) !== undefined} wide={cast.length > 0}>
    {done && <NotificationBanner type="success" text="Your password is kept. Sign in with it." />}
    {error && <ErrorSummary titleText="There is a problem" errorList={[{ text: error, href: '#email' }]} />}
    {notice && <ErrorSummary titleText="There is a problem" errorList={[{ text: notice }]} />}
    <h1 class="govuk-heading-l">{cast.length > 0 ? 'Choose who to be' : 'Sign in'}</h1>
    {providers.map(({ id, name }) => (
      <Button text={`Sign in with ${name}`} href={paths.signInWith(id, next)} attributes={{ rel: 'nofollow' }} />
    ))}
    {cast.length > 0 && (
      <p class="govuk-body">
        This is a demonstration. The people are made up, and nobody needs a password or a code. In real use everybody
        signs in, and some roles need a code or a passkey as well as a password.
      </p>
    )}
    <CastList cast={cast} next={next} />
    {cast.length === 0 && providers.length > 0 && (
      <h2 class="govuk-heading-m">Or with an email address and password</h2>
    )}
    {cast.length === 0 && <AccountForm next={next} email={email} error={error} />}
  </Page>
)

const AccountForm = ({
  next,
  email,
  error,
}: {
  next: string | undefined
  email: string | undefined
  error: string | undefined
}) => (
  <form method="post" action={paths.signIn()} novalidate>
    {next && <input type="hidden" name="next" value={next} />}
    <TextInput
      id="email"
      name="email"
      label={{ text: 'Email address' }}
      type="email"
      autocomplete="username"
      value={email ?? ''}
      {...(error ? { errorMessage: { text: error } } : {})}
    />
    <TextInput
      id="password"
      name="password"
      label={{ text: 'Password' }}
      type="password"
      autocomplete="current-password"
    />
    <Button text="Sign in" />
    <PasskeySignIn next={next ?? paths.start()} secondary />
    <p class="govuk-body">
      <a class="govuk-link" href={paths.forgottenPassword()}>
        Forgotten your password?
      </a>
    </p>
  </form>
)

/** Shown for a moment, while the browser goes on to end the session at the council's own provider. */
export const SignedOutPage = ({ provider_url, nonce, assets }: Framed & { provider_url: string }) => (
  <Page title="You are signed out" nonce={nonce} assets={assets}>
    <h1 class="govuk-heading-l">You are signed out</h1>
    <p class="govuk-body">
      <a class="govuk-link" href={provider_url}>
        Sign out of your council account as well
      </a>
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.start()}>
        Go to the start page
      </a>
    </p>
  </Page>
)
