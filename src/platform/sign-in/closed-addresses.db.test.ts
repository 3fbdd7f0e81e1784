import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import * as plugins from 'better-auth/plugins'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccountBrowser, type AccountTest, app, openAccountTest } from '../../../tests/support/account-test.ts'

let accounts: AccountTest
let keyholder: AccountBrowser
beforeAll(async () => {
  accounts = await openAccountTest()
  keyholder = accounts.openBrowser('203.0.113.70')
  await keyholder.enter(await accounts.make('keyholder'))
})
afterAll(() => accounts?.close())

/** Everything better-auth can be asked for: by itself, and by plugins that could be installed one day. */
const everyPath = (): string[] => {
  const { twoFactor, admin, organization, multiSession, bearer, jwt, username, anonymous, openAPI } = plugins
  const many = [
    twoFactor(),
    admin(),
    organization(),
    multiSession(),
    bearer(),
    jwt(),
    username(),
    anonymous(),
    openAPI(),
  ]
  const auth = betterAuth({
    secret: 'a secret of thirty-two characters or more',
    baseURL: app,
    emailAndPassword: { enabled: true },
    plugins: [...many, passkey()],
    logger: { disabled: true },
  })
  const endpoints: { path?: string }[] = Object.values(auth.api)
  return [...new Set(endpoints.map(({ path }) => path ?? ''))].filter((path) => path !== '')
}

/** What pages and scripts of ours lead to; whoever is signed in makes a passkey by the second two. */
const open = [
  '/callback/:id',
  '/passkey/generate-authenticate-options',
  '/passkey/generate-register-options',
  '/passkey/verify-authentication',
  '/passkey/verify-registration',
]

test('Of all that better-auth can be asked for, five addresses answer, and nothing else however it is written', async () => {
  const paths = everyPath()
  expect(paths.length).toBeGreaterThan(80)
  const answers = async (path: string, method: string) => {
    const body = method === 'POST' ? { body: '{}' } : {}
    const headers = new Headers([...keyholder.headers(), ['content-type', 'application/json']])
    const request = new Request(`${app}/api/auth${path}`, { method, headers, ...body })
    return (await accounts.signIn.handler(request, '203.0.113.70')).status !== 404
  }
  const answering = new Set<string>()
  for (const path of paths)
    for (const method of ['GET', 'POST'])
      if (await answers(path.replaceAll(/:\w+/g, 'council'), method)) answering.add(path)
  expect([...answering].sort()).toEqual(open)
  for (const path of ['/sign-up/email', '/list-sessions', '/update-user'])
    for (const written of [
      `${path}/`,
      path.toUpperCase(),
      `/${path}`,
      path.replace('-', '%2d'),
      `${path}?x=/callback/x`,
    ])
      expect(await answers(written, 'POST'), written).toBe(false)
})
