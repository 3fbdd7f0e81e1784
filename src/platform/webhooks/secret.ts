import { createHmac } from 'node:crypto'

/**
 * The secret of one subscription, made from the installation's own: the same each time, different for each, and in no
 * table that somebody could copy. It changes with AUTH_SECRET.
 */
export const secretOf = (auth_secret: string, council_id: string, webhook_id: string): string =>
  `whsec_${createHmac('sha256', auth_secret).update(`webhook ${council_id} ${webhook_id}`).digest('base64url')}`

/** The value of Golden-Thread-Signature: the second of sending, and HMAC-SHA256 over that, a full stop and the body. */
export const sign = (secret: string, body: string, at: Date): string => {
  const timestamp = Math.floor(at.getTime() / 1000)
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}
