import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { clientAddress } from '#platform/sign-in/door.ts'

/** The visitor's address, by which attempts are counted; unknown when the app is asked without a socket, as tests do. */
export const addressOf = (c: Context): string | undefined => {
  try {
    return clientAddress(getConnInfo(c).remote.address, c.req.raw.headers)
  } catch {
    return undefined
  }
}
