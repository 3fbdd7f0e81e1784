import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { isOpen, openLookup } from './open-address.ts'

export type Sending = { url: string; body: string; headers: Record<string, string> }
/** What came of it: the HTTP status, or why there was none. Any 2xx is delivered. */
export type Answer = { delivered: boolean; words: string }

const patience = 10_000

/** Posts to an https address on the open internet. Follows no redirect and reads nothing of the answer but its status. */
export const sendOpen = (sending: Sending): Promise<Answer> => {
  const { hostname, protocol } = new URL(sending.url)
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:') return Promise.resolve(failed('the address is not https'))
  if (isIP(literal) !== 0 && !isOpen(literal)) return Promise.resolve(failed('the address is not on the open internet'))
  return post(request, sending, { lookup: openLookup })
}

/** For tests, which listen on this machine; nothing of the product uses it. */
export const sendAnywhere = (sending: Sending): Promise<Answer> => post(plainRequest, sending, {})

const failed = (words: string): Answer => ({ delivered: false, words })

const post = (
  ask: typeof request,
  { url, body, headers }: Sending,
  more: { lookup?: typeof openLookup },
): Promise<Answer> =>
  new Promise((resolve) => {
    const signal = AbortSignal.timeout(patience)
    const length = String(Buffer.byteLength(body))
    const sent = { ...headers, 'Content-Type': 'application/json', 'Content-Length': length }
    const asked = ask(url, { method: 'POST', headers: sent, signal, agent: false, ...more }, (response) => {
      const status = response.statusCode ?? 0
      resolve({ delivered: status >= 200 && status < 300, words: String(status) })
      response.destroy()
    })
    asked.on('error', (error) =>
      resolve(failed(signal.aborted ? `no answer in ${patience / 1000} seconds` : error.message)),
    )
    asked.end(body)
  })
