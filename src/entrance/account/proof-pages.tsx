import { printDate } from '#kernel/dates.ts'
import type { AccountFacts, NewSecondFactor } from '#platform/sign-in/door.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Page } from '#ui/layout/page.tsx'
import { markup } from '#ui/markup.ts'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { WarningText } from '#ui/warning-text/warning-text.tsx'
import { paths } from '../../paths.ts'
import { PasskeySignIn } from '../passkey-sign-in.tsx'
import { type OwnFrame, PasswordInput, trail } from './account-pages.tsx'

/** Where somebody goes on to once it is on, who was asked for it on their way there. */
type OnTheWay = { next: string | undefined }
type SecondFactorProps = OwnFrame & OnTheWay & { is_on: boolean; error: string | undefined }

/** Turning the second factor on or off: the password is asked for either. */
export const SecondFactorPage = ({ is_on, error, next, ...frame }: SecondFactorProps) => (
  <Page title="Second factor" {...frame} breadcrumbs={trail('Second factor')} errors={error !== undefined}>
    {error && <ErrorSummary titleText="There is a problem" errorList={[{ text: error, href: '#password' }]} />}
    <h1 class="govuk-heading-l">Second factor</h1>
    <p class="govuk-body">
      {is_on
        ? 'Your second factor is on: after your password you are asked for a code from your authenticator app.'
        : 'A second factor is something you have, beside the password you know. With an authenticator app on your phone, you are asked for its code after your password. Whoever learns your password alone cannot sign in.'}
    </p>
    <form method="post" action={paths.secondFactor()} novalidate>
      <PasswordInput name="password" label="Your password" autocomplete="current-password" error={error} />
      <input type="hidden" name="move" value={is_on ? 'remove' : 'begin'} />
      <Next next={next} />
      <Button text={is_on ? 'Turn it off' : 'Set it up'} classes={is_on ? 'govuk-button--warning' : ''} />
    </form>
  </Page>
)

const proveFirst =
  'Your account has a passkey or an app, and you signed in with your password alone. To change or remove these, or to add one, sign out and sign in with one that you have.'

/** To whoever would change what proves an account, and proved no more than that they know its password. */
export const ProveFirstPage = (frame: OwnFrame) => (
  <Page title="Sign in another way first" {...frame} breadcrumbs={trail('Sign in another way first')}>
    <h1 class="govuk-heading-l">Sign in another way first</h1>
    <p class="govuk-body">{proveFirst} So nobody who learns your password can put theirs in place of yours.</p>
    <form method="post" action={paths.signOut()}>
      <Button text="Sign out" />
    </form>
    <p class="govuk-body">If you have lost it, ask whoever runs Golden Thread for your council to take it off.</p>
  </Page>
)

type NewFactorProps = OwnFrame & OnTheWay & { factor: NewSecondFactor; picture: string }

/** Shown once: the picture, the same as text, and the backup codes. */
export const NewSecondFactorPage = ({ factor, picture, next, ...frame }: NewFactorProps) => (
  <Page title="Set up your second factor" {...frame} breadcrumbs={trail('Second factor')}>
    <h1 class="govuk-heading-l">Set up your second factor</h1>
    <h2 class="govuk-heading-m">1. Add it to your app</h2>
    <p class="govuk-body">Point your authenticator app at this picture.</p>
    {markup(picture)}
    <p class="govuk-body">
      Or type this secret into it: <strong class="gt-secret">{inFours(factor.secret)}</strong>
    </p>
    <h2 class="govuk-heading-m">2. Keep your backup codes</h2>
    <WarningText text="They are shown this once. Each lets you in one time without the app." />
    <ul class="govuk-list govuk-list--bullet">
      {factor.backup_codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <h2 class="govuk-heading-m">3. Enter the code that the app shows</h2>
    <CodeForm error={undefined} next={next} />
  </Page>
)

/** When the first code was wrong: the picture is not shown again, the app has it. */
export const ConfirmFactorPage = ({ error, next, ...frame }: OwnFrame & OnTheWay & { error: string }) => (
  <Page title="Set up your second factor" {...frame} breadcrumbs={trail('Second factor')} errors>
    <ErrorSummary titleText="There is a problem" errorList={[{ text: error, href: '#code' }]} />
    <h1 class="govuk-heading-l">Set up your second factor</h1>
    <CodeForm error={error} next={next} />
    <p class="govuk-body">
      <a class="govuk-link" href={paths.secondFactor(next)}>
        Begin again
      </a>
    </p>
  </Page>
)

const Next = ({ next }: OnTheWay) => next !== undefined && <input type="hidden" name="next" value={next} />

const CodeForm = ({ error, next }: OnTheWay & { error: string | undefined }) => (
  <form method="post" action={paths.secondFactor()} novalidate>
    <input type="hidden" name="move" value="confirm" />
    <Next next={next} />
    <TextInput
      id="code"
      name="code"
      label={{ text: 'Code from the app' }}
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
      classes="govuk-input--width-5"
      {...(error ? { errorMessage: { text: error } } : {})}
    />
    <Button text="Turn it on" />
  </form>
)

const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

const AddPasskey = () => (
  <>
    <div data-passkey="register" hidden>
      <button type="button" class="govuk-button">
        Add a passkey of this device
      </button>
      <p class="govuk-body" role="status"></p>
    </div>
    <noscript>
      <p class="govuk-body">To add a passkey, turn JavaScript on in this browser.</p>
    </noscript>
  </>
)

type PasskeysProps = OwnFrame & OnTheWay & Pick<AccountFacts, 'passkeys'> & { mayChange: boolean }

/** With `next`, somebody comes who was asked for more than a password on their way there: with a passkey they go on. */
export const PasskeysPage = ({ passkeys, mayChange, next, ...frame }: PasskeysProps) => (
  <Page title="Passkeys" {...frame} breadcrumbs={trail('Passkeys')}>
    <h1 class="govuk-heading-l">Passkeys</h1>
    <p class="govuk-body">
      A passkey lets you sign in with the fingerprint, face or PIN that unlocks your device, in place of password and
      code.
    </p>
    {passkeys.length === 0 && <p class="govuk-body">You have no passkey yet.</p>}
    {passkeys.length > 0 && next !== undefined && <GoOn next={next} />}
    {passkeys.map(({ id, name, created_at }) => (
      <form method="post" action={paths.passkeys()} class="gt-passkey">
        <input type="hidden" name="id" value={id} />
        <Next next={next} />
        <TextInput
          id={`name-${id}`}
          name="name"
          label={{ text: `Passkey of ${printDate(created_at.toISOString().slice(0, 10))}` }}
          value={name ?? ''}
          classes="govuk-input--width-20"
        />
        <div class="govuk-button-group">
          <Button text="Save the name" name="move" value="rename" classes="govuk-button--secondary" />
          {mayChange && <Button text="Remove" name="move" value="remove" classes="govuk-button--warning" />}
        </div>
      </form>
    ))}
    {mayChange ? <AddPasskey /> : next === undefined && <p class="govuk-inset-text">{proveFirst}</p>}
  </Page>
)

const GoOn = ({ next }: { next: string }) => (
  <>
    <p class="govuk-body">Your passkey is there. Sign in with it to go on to the page you asked for.</p>
    <PasskeySignIn next={next} />
  </>
)
