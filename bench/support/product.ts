import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { fixedClock } from '#platform/clock/door.ts'
import { readConfig } from '#platform/config/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openSignIn } from '#platform/sign-in/door.ts'
import { createApp } from '../../src/app.tsx'
import { listeners } from '../../src/listeners.ts'
import { inChild } from './child.ts'
import { personOf, today } from './councils.ts'

export const runnerOn = (database: Database) => ({ database, clock: fixedClock(today), listeners })

/** The product as it is served, and a way to sign somebody in; its pages name assets that nobody fetches here. */
export const productOn = (database: Database) => {
  const env = { DEMONSTRATION: 'true', AUTH_SECRET: 'a secret for measuring and nothing else', LOG_LEVEL: 'error' }
  const config = readConfig({ ...env, DATABASE_URL: 'postgres://measured@127.0.0.1/measured' })
  if (!config.ok) throw new Error(config.error.join('\n'))
  const log = openLog('error')
  const signIn = openSignIn({ database, config: config.value, log })
  const assets = { css: '/assets/stylesheet.css', js: '/assets/main.js' }
  const app = createApp({ runner: runnerOn(database), config: config.value, signIn, log, assets })
  const cookieOf = async (council_id: string): Promise<string> => {
    const headers = await signIn.signInAs?.(personOf(council_id))
    const cookie = headers
      ?.getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ')
    if (!cookie) throw new Error(`nobody of ${council_id} could be signed in`)
    return cookie
  }
  return { listener: getRequestListener(app.fetch), cookieOf, accountOf: signIn.accountOf }
}

/** Serves on a free port while the work lasts. */
export const serving = async <T>(listener: RequestListener, work: (url: string) => Promise<T>): Promise<T> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/**
 * Milliseconds from request to the end of the answer, asked one after another from another process. Throws unless every
 * answer is a page.
 */
export const pageTime = (url: string, seconds: number, cookie = ''): Promise<number> =>
  inChild<number>('reader.ts', [url, cookie, String(seconds)])
