import { z } from 'zod'

/** Where ClamAV's daemon listens. */
export type ScannerPlace = { readonly host: string; readonly port: number } | { readonly path: string }

const words = 'must be a host and port such as scanner.internal:3310, or the path of a socket'

/** Reads 'host:port', '[::1]:3310' or '/run/clamav/clamd.ctl'. */
export const scannerPlace = z.string().transform((text, context): ScannerPlace => {
  if (text.startsWith('/')) return { path: text }
  const [, bracketed, plain, port] = /^(?:\[([^\]\s]+)\]|([^:\s/]+)):(\d{1,5})$/.exec(text) ?? []
  const place = { host: bracketed ?? plain ?? '', port: Number(port) }
  if (place.host !== '' && place.port >= 1 && place.port <= 65_535) return place
  context.addIssue({ code: 'custom', message: words })
  return z.NEVER
})
