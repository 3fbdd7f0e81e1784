import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
const cy = { person_id: 'cy', name: 'Cy Clerk', post: '', email: 'cy@stroud.example.org', roles: [] }

let installation: Installation
let owner: Awaited<ReturnType<Installation['as']>>
let other: typeof owner
beforeAll(async () => {
  installation = await openInstallation()
  await installation.addPeople(council, [cy])
  owner = await installation.as(council)
  other = await installation.asPerson(cy)
})
afterAll(() => installation?.close())

const send = (browser: typeof owner, path: string, fields: Record<string, string>) =>
  browser(path, { method: 'POST', body: new URLSearchParams(fields) })

describe('Whoever knows the number of what is another’s account’s', () => {
  test('neither renames nor removes a passkey', async () => {
    const { kysely } = installation.runner.database
    const { id: account_id } = await kysely
      .selectFrom('sign_in_account')
      .select('id')
      .where('email', '=', `person@${council}.example.org`)
      .executeTakeFirstOrThrow()
    const key = { id: 'a-key', name: 'Telephone', account_id, public_key: 'key', credential_id: 'credential' }
    const device = { counter: 0, device_type: 'singleDevice', backed_up: false }
    await kysely
      .insertInto('sign_in_passkey')
      .values({ ...key, ...device })
      .execute()
    await send(other, paths.passkeys(), { move: 'rename', id: 'a-key', name: 'Stolen' })
    await send(other, paths.passkeys(), { move: 'remove', id: 'a-key' })
    expect(await (await owner(paths.passkeys())).text()).toContain('Telephone')
    expect(await (await other(paths.passkeys())).text()).not.toContain('a-key')
    await send(owner, paths.passkeys(), { move: 'remove', id: 'a-key' })
    expect(await (await owner(paths.passkeys())).text()).not.toContain('Telephone')
  })

  test('ends none of their sessions', async () => {
    const $ = load(await (await owner(paths.sessions())).text())
    const id = String($('input[name=id]').first().attr('value') ?? '')
    const { kysely } = installation.runner.database
    const known = await kysely.selectFrom('sign_in_session').select('id').execute()
    for (const session of [{ id }, ...known]) await send(other, paths.sessions(), { id: session.id })
    expect((await owner(paths.home(council))).status).toBe(200)
    expect((await other(paths.home(council))).status).toBe(303)
  })
})
