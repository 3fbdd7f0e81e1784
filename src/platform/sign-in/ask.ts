import type { Config } from '#platform/config/door.ts'
import { addressHeader, basePath } from './options.ts'

/** The visitor's address in place of whatever they sent under its header's name. */
export const withAddress = (request: Request, address: string | undefined): Request => {
  const headers = new Headers(request.headers)
  if (address === undefined) headers.delete(addressHeader)
  else headers.set(addressHeader, address)
  return new Request(request, { headers })
}

/** A form as better-auth is asked: with the visitor's own headers, so that where it came from is checked. */
export const jsonRequest = (config: Config, path: string, body: object, headers: Headers): Request => {
  const sent = new Headers(headers)
  sent.set('content-type', 'application/json')
  sent.delete('content-length')
  return new Request(`${config.base_url}${basePath}${path}`, {
    method: 'POST',
    headers: sent,
    body: JSON.stringify(body),
  })
}

/** Only what sets cookies. */
export const cookiesOf = ({ headers }: { headers: Headers }): Headers => {
  const cookies = new Headers()
  for (const cookie of headers.getSetCookie()) cookies.append('set-cookie', cookie)
  return cookies
}
