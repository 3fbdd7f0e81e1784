type Props = {
  /** Where to go on to. */
  next: string
  secondary?: boolean
}

/** Signs in with a passkey, in place of a session there may be; the browser's script shows it where there are passkeys. */
export const PasskeySignIn = ({ next, secondary = false }: Props) => (
  <div data-passkey="sign-in" data-next={next} hidden>
    <button type="button" class={`govuk-button govuk-!-margin-bottom-1${secondary ? ' govuk-button--secondary' : ''}`}>
      Sign in with a passkey
    </button>
    <p class="govuk-hint">With the fingerprint, face or PIN that unlocks your device.</p>
    <p class="govuk-body" role="status"></p>
  </div>
)
