import { isIP } from 'node:net'
import { isOpen } from './open-address.ts'

/** What other programs can be told of, by the event's name; a test demands every event that a command raises. */
export const eventsTold: Readonly<Record<string, string>> = {
  'returns.values-changed': 'A figure was given or corrected',
  'returns.commented': 'A figure was explained',
  'returns.signed-off': 'A figure was signed off',
  'targets.changed': 'A target was set or changed',
  'measures.changed': 'A measure was defined or changed',
  'reports.released': 'A report was released',
  'framework.changed': 'A framework came into force',
}

/** How many minutes after each failed attempt the next one comes: nine attempts in two days. */
const waits = [1, 5, 15, 60, 180, 360, 720, 1440] as const

/** When to try again after so many attempts; null when there is no more trying. */
export const nextAttempt = (attempts: number, now: Date): Date | null => {
  const minutes = waits[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}

/**
 * Why an address cannot be subscribed, or null: names of measures travel by https alone, and to the open internet. A name is
 * looked up, and refused when it points inside, each time that something is sent.
 */
export const faultOfUrl = (text: string): string | null => {
  const url = URL.parse(text)
  if (url === null || url.protocol !== 'https:') return 'Enter an address that begins with https://'
  if (url.username !== '' || url.password !== '') return 'Leave the user name and password out: the signature proves us'
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  const isInside = isIP(host) === 0 ? !host.includes('.') || namesInside.test(host) : !isOpen(host)
  return isInside ? 'Enter an address on the open internet' : null
}

const namesInside = /\.(?:localhost|local|internal|lan|home\.arpa)$/
