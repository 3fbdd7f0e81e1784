import { isIP } from 'node:net'
import { isOpen } from './open-address.ts'

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
