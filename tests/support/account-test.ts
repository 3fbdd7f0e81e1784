import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { expect, vi } from 'vitest'
import type { Config } from '#platform/config/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openSignIn } from '#platform/sign-in/door.ts'
import { openTestDatabase } from './database.ts'

export const app = 'https://example.gov.uk'
export const right = 'lamp otter Thursday'

/** Sign-in of a real installation, with a server that takes the letters, accounts made by name, and browsers. */
export const openAccountTest = async () => {
  const letters: { to: string; words: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      text(stream).then((source) => {
        const words = source.replaceAll('=\r\n', '').replaceAll('=3D', '=')
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', words })
        done()
      }, done)
    },
  })
  const opened = await openTestDatabase()
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const config: Config = {
    port: 3000,
    host: '127.0.0.1',
    database_url: null,
    data_dir: 'var',
    base_url: app,
    demonstration: false,
    demonstration_today: null,
    auth_secret: 'a secret of thirty-two characters or more',
    smtp_url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mail_from: 'Golden Thread <golden-thread@example.gov.uk>',
    log_level: 'silent',
  }
  const signIn = openSignIn({ database: opened.serving, config, log: openLog('silent') })
  const close = async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await opened.close()
  }

  const make = async (name: string) => {
    const email = `${name}@partner.example`
    const made = await signIn.createAccount({ email, name: 'Somebody Else', password: right })
    if (!made.ok) throw new Error(made.error)
    return email
  }

  /** Cookies as a browser keeps them, which drops one whose name promises more than it says. */
  const openBrowser = (address: string, userAgent?: string) => {
    const jar = new Map<string, string>()
    const keep = (set: Headers) => {
      for (const line of set.getSetCookie().filter(isForOneHost)) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at))
        else jar.set(pair.slice(0, at), pair.slice(at + 1))
      }
    }
    const headers = () =>
      new Headers({
        origin: app,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
      })
    const enter = async (email: string, password = right) => {
      const signed = await signIn.signInWithPassword({ email, password }, headers(), address)
      if (signed.ok) keep(signed.value.headers)
      return signed.ok ? (signed.value.needs_code ? 'code' : 'in') : signed.error
    }
    const account = () => signIn.accountOf(headers())
    const leave = async () => keep((await signIn.signOut(headers())).headers)
    return { keep, headers, enter, account, leave }
  }

  const letterTo = async (email: string) => {
    await vi.waitFor(() => expect(letters.some(({ to }) => to === email)).toBe(true), 5000)
    const found = letters.splice(
      letters.findIndex(({ to }) => to === email),
      1,
    )
    return found[0]?.words ?? ''
  }

  return { database: opened.database, config, signIn, letters, make, openBrowser, letterTo, close }
}

/** A cookie that a browser takes over https, for one host and all of its paths (RFC 6265bis, 4.1.3.2), as ours all are. */
export const isForOneHost = (line: string): boolean =>
  /^__Host-golden-thread\./.test(line) &&
  [/; Secure(?:;|$)/, /; Path=\/(?:;|$)/, /; HttpOnly/, /; SameSite=Lax/i].every((part) => part.test(line)) &&
  !/; Domain=/i.test(line)

export type AccountTest = Awaited<ReturnType<typeof openAccountTest>>
export type AccountBrowser = ReturnType<AccountTest['openBrowser']>

export const tokenIn = (words: string) => /token=([\w-]+)/.exec(words)?.[1] ?? ''
