/** Adding a passkey, and signing in with one: the browser alone can ask the device. Without it the buttons stay hidden. */
const ask = async (path: string, body?: object): Promise<unknown> => {
  const sent = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`/api/auth/passkey/${path}`, sent)
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

type Creation = PublicKeyCredentialCreationOptionsJSON
type Request = PublicKeyCredentialRequestOptionsJSON

const register = async () => {
  const options = (await ask('generate-register-options')) as Creation
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await navigator.credentials.create({ publicKey })
  await ask('verify-registration', { response: (made as PublicKeyCredential).toJSON() })
  location.reload()
}

const signIn = async (part: HTMLElement) => {
  const options = (await ask('generate-authenticate-options')) as Request
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...options, userVerification: 'required' })
  const given = await navigator.credentials.get({ publicKey })
  await ask('verify-authentication', { response: (given as PublicKeyCredential).toJSON() })
  location.assign(part.dataset.next || '/')
}

const moves: Record<string, (part: HTMLElement) => Promise<void>> = { register, 'sign-in': signIn }

const failures: Record<string, string> = {
  register: 'The passkey was not added. Try again.',
  'sign-in': 'That did not work. Try again, or use your password.',
}

const wake = (part: HTMLElement) => {
  const name = part.dataset.passkey ?? ''
  const move = moves[name]
  if (!move) return
  part.hidden = false
  part.querySelector('button')?.addEventListener('click', () => {
    move(part).catch(() => {
      const said = part.querySelector('[role=status]')
      if (said) said.textContent = failures[name] ?? ''
    })
  })
}

/** Wakes the passkey buttons of a page, where the browser has passkeys. */
export const wakePasskeys = (): void => {
  if (!('PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential)) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) wake(part)
}
