import type { Context } from 'hono'

/** Data in place of a page, for whoever asks for it by header or address. */
export const wantsJson = (c: Context): boolean =>
  c.req.query('format') === 'json' || /^application\/json\b/.test(c.req.header('Accept') ?? '')
