const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])
const forms = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/**
 * Whether a request that may change something comes from a page of our own, or from no page at all. The Host header is
 * not asked, since whoever sends the request writes it: `own` are the addresses people use, as BASE_URL has them.
 */
export const isFromOwnPage = (method: string, headers: Headers, own: readonly string[]): boolean => {
  if (harmless.has(method)) return true
  const origin = headers.get('origin')
  if (origin !== null) return own.includes(origin)
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  // every browser says where a form is from: what says nothing is a program, and brings no session by accident
  return !headers.has('cookie') && !forms.test(headers.get('content-type') ?? 'text/plain')
}

/** A demonstration is also visited by the machine's other names for itself. */
export const ownOrigins = ({
  base_url,
  demonstration,
  port,
}: {
  base_url: string
  demonstration: boolean
  port: number
}) => (demonstration ? [base_url, `http://localhost:${port}`, `http://127.0.0.1:${port}`] : [base_url])
