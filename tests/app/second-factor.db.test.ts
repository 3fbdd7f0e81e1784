import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { forgetLostFactors } from '../../src/cli/people.ts'
import { codeOf } from '../support/authenticator.ts'
import { frameworkFiles, shipped } from '../support/frameworks.ts'
import { type Installation, openInstallation, origin } from './installation.ts'

const password = 'lamp otter Thursday'
let installation: Installation

/** With a role that asks for a second factor in one council, and one that does not in the other. */
const keeper = { person_id: 'kit', name: 'Kit Keeper', email: 'kit@example.org', post: '' }
const member = { person_id: 'mo', name: 'Mo Member', email: 'mo@example.org', post: '' }
const inWhole = (role_code: string) => [{ role_code, scope_kind: 'council', scope_code: '' }]

beforeAll(async () => {
  installation = await openInstallation()
  await installation.addPeople('stroud', [
    { ...keeper, roles: inWhole('policy-and-governance') },
    { ...member, roles: inWhole('elected-member') },
  ])
  await installation.addPeople('stockton-on-tees', [{ ...keeper, roles: inWhole('internal-audit') }])
  for (const { email, name } of [keeper, member]) {
    const made = await installation.signIn.createAccount({ email, name, password })
    if (!made.ok) throw new Error(made.error)
  }
})
afterAll(() => installation.close())

/** A browser that keeps its cookies. */
const openBrowser = (at: Installation = installation) => {
  const jar = new Map<string, string>()
  const browse = async (path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const form = fields && { method: 'POST', body: new URLSearchParams(fields) }
    const answer = await at.ask(path, { ...form, headers: { origin, cookie, ...headers } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const enter = async ({ email }: { email: string }) => {
    const answer = await browse(paths.signIn(), { email, password })
    expect(answer.status).toBe(303)
    return answer.headers.get('location')
  }
  return { browse, enter }
}
const text = async (answer: Response) =>
  load(await answer.text())('main')
    .text()
    .replaceAll(/\s+/g, ' ')

/** As though every session of that account had been begun in another way. */
const beganBy = (email: string, way: string) =>
  installation.runner.database.kysely
    .updateTable('sign_in_session')
    .set({ begun_by: way })
    .where('account_id', 'in', (of) => of.selectFrom('sign_in_account').select('id').where('email', '=', email))
    .execute()

describe('whoever holds a role that asks for a second factor, and signed in by password alone,', () => {
  test('is led to set one up, whatever of the council they ask for', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    for (const path of ['/stroud', '/stroud/people', '/stroud/nothing-here', '/stroud/api/openapi.json']) {
      const answer = await browse(path)
      expect([path, answer.status]).toEqual([path, 403])
      const $ = load(await answer.text())
      expect($('h1').text()).toBe('You need a second factor')
      expect($('main').text()).toContain('holds your role: Policy and Governance')
      expect($(`main a[href="${paths.secondFactor(path)}"]`)).toHaveLength(1)
      expect($(`main a[href="${paths.passkeys(path)}"]`)).toHaveLength(1)
    }
  })

  test('is sent on to what they asked for, and never to another site', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    const nextIn = async (next: string) =>
      load(await (await browse(paths.secondFactor(next))).text())('main input[name=next]').attr('value')
    expect(await nextIn('/stroud/people')).toBe('/stroud/people')
    expect(await nextIn('https://elsewhere.example')).toBeUndefined()
    expect(await nextIn('//elsewhere.example')).toBeUndefined()
  })

  test('changes nothing, by form or as a program', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    const before = (await installation.trail('stroud')).length
    const form = await browse('/stroud/people', { name: 'Another', email: 'another@example.org' })
    expect([form.status, await text(form)]).toEqual([403, expect.stringContaining('You need a second factor')])
    const program = await browse('/stroud', undefined, { accept: 'application/json' })
    expect(await program.json()).toMatchObject({ status: 403, detail: expect.stringContaining('second factor') })
    const token = await browse('/stroud/api/tokens', { name: 'A program', days: '30' })
    expect(token.status).toBe(403)
    expect(await installation.trail('stroud')).toHaveLength(before)
  })

  test('enters another council where they hold no such role', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    expect((await browse('/stockton-on-tees')).status).toBe(200)
  })

  test('is told to sign in again, when they have a factor and did not use it', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    const { account_id } = await installation.runner.database.kysely
      .selectFrom('sign_in_account')
      .select('id as account_id')
      .where('email', '=', keeper.email)
      .executeTakeFirstOrThrow()
    const facts = { id: 'p', account_id, name: 'Laptop', public_key: 'k', credential_id: 'c', counter: 0 }
    await installation.runner.database.kysely
      .insertInto('sign_in_passkey')
      .values({ ...facts, device_type: 'singleDevice', backed_up: false, created_at: new Date() })
      .execute()
    expect(await text(await browse('/stroud'))).toContain('Sign in with your passkey')
    await installation.runner.database.kysely.deleteFrom('sign_in_passkey').where('id', '=', 'p').execute()
  })

  test('enters once an app is set up, and later by password and code, until they give it up', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    const begun = load(await (await browse(paths.secondFactor(), { move: 'begin', password })).text())
    const secret = begun('.gt-secret').text().replaceAll(/\s/g, '')
    await browse(paths.secondFactor(), { move: 'confirm', code: codeOf(secret) })
    expect((await browse('/stroud')).status).toBe(200)
    const again = openBrowser()
    expect(await again.enter(keeper)).toMatch(/^\/sign-in\/code/)
    expect((await again.browse(paths.signInCode(), { code: codeOf(secret, 1) })).status).toBe(303)
    expect((await again.browse('/stroud')).status).toBe(200)
    await again.browse(paths.secondFactor(), { move: 'remove', password })
    expect((await again.browse('/stroud')).status).toBe(403)
  })
})

describe('whoever learns the password of an account with a passkey', () => {
  const key = { id: 'k', name: 'Laptop', public_key: 'k', credential_id: 'k', counter: 0 }
  const idOf = async ({ email }: { email: string }) => {
    const accounts = installation.runner.database.kysely.selectFrom('sign_in_account').select('id')
    return (await accounts.where('email', '=', email).executeTakeFirstOrThrow()).id
  }
  beforeAll(async () => {
    await installation.runner.database.kysely
      .insertInto('sign_in_passkey')
      .values({ ...key, account_id: await idOf(keeper), device_type: 'singleDevice', backed_up: false })
      .execute()
  })
  afterAll(() => installation.runner.database.kysely.deleteFrom('sign_in_passkey').where('id', '=', 'k').execute())

  test('puts no app of theirs beside it, and does not take it off', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    const refused = [
      await browse(paths.secondFactor(), { move: 'begin', password }),
      await browse(paths.secondFactor(), { move: 'confirm', code: '123456' }),
      await browse(paths.secondFactor(), { move: 'remove', password }),
      await browse(paths.passkeys(), { move: 'remove', id: 'k' }),
    ]
    for (const answer of refused)
      expect([answer.status, await text(answer)]).toEqual([403, expect.stringContaining('Sign in another way first')])
    expect(await text(await browse(paths.secondFactor()))).not.toContain('Your password')
    expect(await text(await browse('/stroud'))).not.toContain('Set up an app')
    expect(await text(await browse('/stroud'))).toContain('ask whoever runs Golden Thread')
    expect((await installation.signIn.own.facts(await idOf(keeper))).passkeys).toHaveLength(1)
  })

  test('adds no passkey of theirs', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    expect((await browse('/api/auth/passkey/generate-register-options')).status).toBe(403)
  })

  test('is told to the auditors with all that they tried', async () => {
    const auditor = await installation.as('stroud')
    const list = (await (await auditor('/stroud/audit/attempts.json?who=kit')).text()) ?? ''
    expect(list).toContain('/account/second-factor')
    expect(list).toContain('/account/passkeys')
    expect(list).toContain('A further passkey is added by whoever signed in with what the account has already.')
    expect(list).toContain('A second factor is demanded of them, and they signed in with a password alone.')
  })

  test('is as free as anybody where the passkey itself signed them in', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    await beganBy(keeper.email, 'passkey')
    expect((await browse(paths.secondFactor())).status).toBe(200)
    expect((await browse('/api/auth/passkey/generate-register-options')).status).toBe(200)
  })
})

test('whoever has added a passkey goes on with it to the page they asked for, or by signing in again', async () => {
  const { browse, enter } = openBrowser()
  const accounts = installation.runner.database.kysely.selectFrom('sign_in_account').select('id as account_id')
  const { account_id } = await accounts.where('email', '=', keeper.email).executeTakeFirstOrThrow()
  const key = { id: 'new', name: null, public_key: 'n', credential_id: 'n', counter: 0, backed_up: false }
  const passkeys = installation.runner.database.kysely
  await passkeys
    .insertInto('sign_in_passkey')
    .values({ ...key, account_id, device_type: 'singleDevice' })
    .execute()
  await enter(keeper)
  for (const path of ['/stroud/people', paths.passkeys('/stroud/people')]) {
    const $ = load(await (await browse(path)).text())
    expect([path, $('[data-passkey=sign-in]').attr('data-next')]).toEqual([path, '/stroud/people'])
  }
  expect(await (await browse(paths.passkeys('https://elsewhere.example'))).text()).not.toContain('data-next')
  const left = await browse(paths.signOut(), { next: '/stroud/people' })
  expect(left.headers.get('location')).toBe('/sign-in?next=%2Fstroud%2Fpeople')
  await passkeys.deleteFrom('sign_in_passkey').where('id', '=', 'new').execute()
})

describe('no second factor is asked of', () => {
  test('somebody whose role does not ask for one', async () => {
    const { browse, enter } = openBrowser()
    await enter(member)
    expect((await browse('/stroud')).status).toBe(200)
  })

  test('somebody who came by a passkey, or by the council’s own provider, which decides for itself', async () => {
    const { browse, enter } = openBrowser()
    await enter(keeper)
    for (const way of ['passkey', 'entra']) {
      await beganBy(keeper.email, way)
      expect([way, (await browse('/stroud')).status]).toEqual([way, 200])
    }
  })

  test('a person chosen in a demonstration, who has no password; the page where they are chosen says so', async () => {
    const kit = await installation.asPerson(keeper)
    expect((await kit('/stroud')).status).toBe(200)
    expect(await text(await installation.ask(paths.signIn()))).toContain('nobody needs a password or a code')
  })

  test('a program with a token that its holder made before', async () => {
    const kit = await installation.asPerson(keeper)
    const body = new URLSearchParams({ name: 'A program', days: '30' })
    const page = load(await (await kit('/stroud/api/tokens', { method: 'POST', body })).text())
    const headers = { authorization: `Bearer ${page('.gt-code code').text()}`, accept: 'application/json' }
    expect((await installation.ask('/stroud/measures', { headers })).status).toBe(200)
  })
})

test('Factors that were lost are taken off at the command line, and the log of each council says so', async () => {
  const { runner, trail } = installation
  const { browse, enter } = openBrowser()
  await enter(keeper)
  expect(await forgetLostFactors(runner, keeper.email)).toMatchObject({ ok: true })
  expect((await browse('/stockton-on-tees')).status).toBe(303)
  for (const council_id of ['stroud', 'stockton-on-tees']) {
    const last = (await trail(council_id)).at(-1)
    expect(last).toMatchObject({ door: 'cli', command: 'people.forget-factors', actor_name: 'Command line' })
  }
  expect(await forgetLostFactors(runner, 'nobody@example.org')).toMatchObject({ ok: false })
})

test('Whoever stands in for somebody who needs a second factor needs one for those days', async () => {
  const { browse, enter } = openBrowser()
  await enter(member)
  await installation.runner.database.asCouncil('stroud', (tx) =>
    tx
      .insertInto('stand_in')
      .values({
        council_id: 'stroud',
        person_id: keeper.person_id,
        stand_in_id: member.person_id,
        held_from: '2026-11-01',
        held_until: '2026-11-30',
        reason: 'Leave',
      })
      .execute(),
  )
  expect((await browse('/stroud')).status).toBe(403)
})

test('An installation may ask it of everybody', async () => {
  const strict = await openInstallation({ second_factor: 'everybody' })
  await strict.addPeople('stroud', [{ ...member, roles: [] }])
  await strict.signIn.createAccount({ ...member, password })
  const { browse, enter } = openBrowser(strict)
  await enter(member)
  const answer = await browse('/stroud')
  expect([answer.status, await text(answer)]).toEqual([
    403,
    expect.stringContaining('open to people who sign in with a second factor'),
  ])
  await strict.close()
})

test.each(frameworkFiles())(
  '%s asks for it of whoever may change people, the framework or what is released',
  (file) => {
    const powers = ['people.edit', 'framework.edit', 'reports.release']
    const { roles } = shipped(file.replace('.yaml', ''))
    const mighty = roles.filter(({ may }) => may.some((capability) => powers.includes(capability)))
    expect(mighty.length).toBeGreaterThan(0)
    expect(mighty.filter(({ second_factor }) => second_factor !== 'required').map(({ code }) => code)).toEqual([])
  },
)
