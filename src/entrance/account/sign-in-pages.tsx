import type { Assets } from '#ui/assets.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Page } from '#ui/layout/page.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { paths } from '../../paths.ts'

type Framed = { nonce: string; assets: Assets }
type Faulty = { error?: string | undefined }

const Summary = ({ error, href }: { error: string; href: string }) => (
  <ErrorSummary titleText="There is a problem" errorList={[{ text: error, href }]} />
)

/** After the password: the second factor. */
export const CodePage = ({ nonce, assets, next, error }: Framed & Faulty & { next: string | undefined }) => (
  <Page title="Enter your code" nonce={nonce} assets={assets} errors={error !== undefined}>
    {error && <Summary error={error} href="#code" />}
    <h1 class="govuk-heading-l">Enter your code</h1>
    <form method="post" action={paths.signInCode()} novalidate>
      {next && <input type="hidden" name="next" value={next} />}
      <TextInput
        id="code"
        name="code"
        label={{ text: 'Code from your authenticator app' }}
        hint={{ text: 'Six digits. If you do not have the app at hand, enter one of your backup codes.' }}
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        classes="govuk-input--width-10"
        {...(error ? { errorMessage: { text: error } } : {})}
      />
      <Button text="Continue" />
    </form>
  </Page>
)

/** Asking for the letter. */
export const ForgottenPage = ({ nonce, assets, email, error }: Framed & Faulty & { email: string }) => (
  <Page title="Forgotten your password" nonce={nonce} assets={assets} errors={error !== undefined}>
    {error && <Summary error={error} href="#email" />}
    <h1 class="govuk-heading-l">Forgotten your password</h1>
    <p class="govuk-body">We will send you a link by which to choose a new one.</p>
    <form method="post" action={paths.forgottenPassword()} novalidate>
      <TextInput
        id="email"
        name="email"
        label={{ text: 'Email address' }}
        type="email"
        autocomplete="username"
        value={email}
        {...(error ? { errorMessage: { text: error } } : {})}
      />
      <Button text="Send the link" />
    </form>
  </Page>
)

/** The same whether or not the address has an account. */
export const SentPage = ({ nonce, assets, email }: Framed & { email: string }) => (
  <Page title="Check your email" nonce={nonce} assets={assets}>
    <h1 class="govuk-heading-l">Check your email</h1>
    <p class="govuk-body">
      If {email} has an account here, a letter is on its way to it with a link that works once, within an hour.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.signIn()}>
        Back to sign in
      </a>
    </p>
  </Page>
)

/** By the link of a letter: a first password, or a new one. */
export const ChoosePasswordPage = ({ nonce, assets, token, error }: Framed & Faulty & { token: string }) => (
  <Page title="Choose a password" nonce={nonce} assets={assets} errors={error !== undefined}>
    {error && <Summary error={error} href="#password" />}
    <h1 class="govuk-heading-l">Choose a password</h1>
    <form method="post" action={paths.choosePassword()} novalidate>
      <input type="hidden" name="token" value={token} />
      <TextInput
        id="password"
        name="password"
        label={{ text: 'New password' }}
        hint={{ text: '12 characters or more. Three words that have nothing to do with each other make a good one.' }}
        type="password"
        autocomplete="new-password"
        {...(error ? { errorMessage: { text: error } } : {})}
      />
      <Button text="Keep this password" />
    </form>
  </Page>
)

export const StaleLinkPage = ({ nonce, assets }: Framed) => (
  <Page title="This link no longer works" nonce={nonce} assets={assets}>
    <h1 class="govuk-heading-l">This link no longer works</h1>
    <p class="govuk-body">It was used already, or it is too old.</p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.forgottenPassword()}>
        Have another link sent
      </a>
    </p>
  </Page>
)
