import type { Assets } from '#ui/assets.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Page } from '#ui/layout/page.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { paths } from '../paths.ts'
import { type Cast, CastList } from './cast-list.tsx'

type CouncilShown = { council_id: string; name: string; illustrative: string | null }
type Framed = { nonce: string; assets: Assets }

/** Which council: the first page of the installation. */
export const StartPage = ({ councils, nonce, assets }: Framed & { councils: readonly CouncilShown[] }) => (
  <Page title="Choose a council" nonce={nonce} assets={assets}>
    <h1 class="govuk-heading-l">Choose a council</h1>
    <p class="govuk-body-l">Plans, measures, money and risks on one golden thread.</p>
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

type SignInProps = Framed & { cast: readonly Cast[]; next: string | undefined; email?: string; error?: string }

/** In demonstration mode a person of the cast is chosen, without a password; otherwise an account signs in. */
export const SignInPage = ({ cast, next, nonce, assets, email, error }: SignInProps) => (
  <Page title="Sign in" nonce={nonce} assets={assets} errors={error !== undefined} wide={cast.length > 0}>
    {error && <ErrorSummary errorList={[{ text: error, href: '#email' }]} />}
    <h1 class="govuk-heading-l">{cast.length > 0 ? 'Choose who to be' : 'Sign in'}</h1>
    {cast.length > 0 && <p class="govuk-body">This is a demonstration: the people are made up and need no password.</p>}
    <CastList cast={cast} next={next} />
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
  </form>
)
