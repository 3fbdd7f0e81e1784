import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { fixedClock } from '#platform/clock/door.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stockton-on-tees'
const other = 'stroud'

let installation: Installation
beforeAll(async () => {
  installation = await openInstallation()
})
afterAll(() => installation?.close())

const kept = async () => {
  const { database } = installation.runner
  return database.asCouncil(council, (tx) => tx.selectFrom('api_token').selectAll().orderBy('made_at').execute())
}
const change = (set: { expires_on?: string; last_used_at?: Date | null }, name: string) =>
  installation.runner.database.kysely.updateTable('api_token').set(set).where('name', '=', name).execute()
const submit = async (path: string, fields: [string, string][] = []) =>
  (await installation.as(council))(path, { method: 'POST', body: new URLSearchParams(fields) })

/** Makes a token by its form; its secret is read off the page. */
const make = async (name: string, ...capabilities: string[]): Promise<string> => {
  const chosen = capabilities.map((each): [string, string] => ['capabilities', each])
  const answered = await submit(paths.apiTokens(council), [['name', name], ['days', '90'], ...chosen])
  expect(answered.status).toBe(200)
  return load(await answered.text())('.gt-code code').text()
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const setTarget = (secret: string, where = council) =>
  installation.ask(`/${where}/api/commands/targets.set-target`, {
    method: 'POST',
    headers: { ...bearer(secret), 'content-type': 'application/json' },
    body: JSON.stringify({
      measure_code: 'HOU03',
      period_key: '2026-27-Q2',
      target: '90',
      reason: 'A program said so',
    }),
  })
const measure = (secret: string, where = council) =>
  installation.ask(`/${where}/measures/HOU03`, { headers: { ...bearer(secret), accept: 'application/json' } })

describe('a token', () => {
  test('is shown once, and kept as a hash alone', async () => {
    const secret = await make('Power BI')
    expect(secret).toMatch(/^gt_[\w-]{43}$/)
    const list = await (await (await installation.as(council))(paths.apiTokens(council))).text()
    expect(list).toContain('Power BI')
    expect(list).not.toContain(secret)
    const everything = await installation.runner.database.asCouncil(council, async (tx) => [
      await tx.selectFrom('api_token').selectAll().execute(),
      await tx.selectFrom('audit_entry').selectAll().execute(),
      await tx.selectFrom('event').selectAll().execute(),
    ])
    expect(JSON.stringify(everything)).not.toContain(secret.slice(3))
  })

  test('reads what its holder reads', async () => {
    const answered = await measure(await make('Reader'))
    expect([answered.status, await answered.json()]).toMatchObject([200, { measure_code: 'HOU03' }])
  })

  test('does what it allows, in the holder’s name and its own', async () => {
    expect((await setTarget(await make('Targets', 'targets.set'))).status).toBe(200)
    expect((await installation.trail(council)).at(-1)).toMatchObject({
      door: 'api',
      command: 'targets.set-target',
      actor_name: 'Bo Tester (token: Targets)',
    })
  })

  test('does nothing else, though its holder may', async () => {
    const refused = await setTarget(await make('Importer', 'import'))
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      403,
      'application/problem+json; charset=utf-8',
    ])
  })

  test('is for one council: another is not found, whether or not there is one', async () => {
    const secret = await make('One council', 'targets.set')
    expect((await setTarget(secret, other)).status).toBe(404)
    expect((await measure(secret, other)).status).toBe(404)
    expect((await measure(secret, 'nowhere')).status).toBe(404)
  })

  test('opens no form, and makes no token', async () => {
    const secret = await make('No forms', 'framework.edit', 'import')
    const form = { method: 'POST', headers: { ...bearer(secret), origin: 'http://localhost:3000' } }
    const asked = { ...form, body: new URLSearchParams({ name: 'x', days: '90' }) }
    expect((await installation.ask(paths.apiTokens(council), asked)).status).toBe(403)
    const command = await installation.ask(`/${council}/api/commands/tokens.make`, { ...form, body: '{}' })
    expect(command.status).toBe(404)
  })
})

describe('a token that is not taken is a 401 problem', () => {
  const refused = async (secret: string) => {
    const answered = await measure(secret)
    expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(answered.headers.get('www-authenticate')).toMatch(/^Bearer/)
    return [answered.status, ((await answered.json()) as { detail: string }).detail]
  }

  test('when nobody knows it', async () => {
    expect(await refused('gt_guess')).toEqual([401, 'This token is not known.'])
  })

  test('when its last day is over', async () => {
    const secret = await make('Old')
    await change({ expires_on: '2026-11-19' }, 'Old')
    expect(await refused(secret)).toEqual([401, 'This token has expired. Make another.'])
  })

  test('when it was ended, at once', async () => {
    const secret = await make('Lost')
    expect((await measure(secret)).status).toBe(200)
    const token = (await kept()).find(({ name }) => name === 'Lost')
    expect((await submit(paths.apiTokenEnd(council, token?.token_id ?? ''))).status).toBe(303)
    expect(await refused(secret)).toEqual([401, 'This token was ended. Make another.'])
    const attempts = await (await installation.as(council))(paths.auditAttempts(council))
    expect(await attempts.text(), 'the auditor reads whose it was').toMatch(
      /\(token: Lost\)[\s\S]*This token was ended/,
    )
    expect((await installation.trail(council)).at(-1)).toMatchObject({ command: 'tokens.revoke', door: 'form' })
    expect((await submit(paths.apiTokenEnd(council, token?.token_id ?? ''))).status).toBe(409)
  })
})

test('When a token was last used is kept to the minute', async () => {
  const secret = await make('Busy')
  const used = async () => (await kept()).find(({ name }) => name === 'Busy')?.last_used_at?.getTime()
  expect(await used()).toBeUndefined()
  await measure(secret)
  const first = await used()
  expect(first).toBeGreaterThan(fixedClock('2026-11-20').now().getTime() - 10_000)
  await measure(secret)
  expect(await used()).toBe(first)
  await change({ last_used_at: new Date(fixedClock('2026-11-20').now().getTime() - 61_000) }, 'Busy')
  await measure(secret)
  expect(await used()).toBeGreaterThanOrEqual(first ?? 0)
})

test('A form that is wrong comes back as it was, and keeps no token', async () => {
  const before = (await kept()).length
  const answered = await submit(paths.apiTokens(council), [
    ['name', ''],
    ['days', '30'],
    ['capabilities', 'import'],
    ['capabilities', 'values.sign-off'],
  ])
  const $ = load(await answered.text())
  expect(answered.status).toBe(422)
  expect($('.govuk-error-summary').text()).toContain('Say which program the token is for')
  expect($('input[value=import]').is('[checked]')).toBe(true)
  expect($('option[selected]').attr('value')).toBe('30')
  const beyond = [
    ['name', 'Too much'],
    ['days', '30'],
    ['capabilities', 'values.sign-off'],
  ] as [string, string][]
  expect(await (await submit(paths.apiTokens(council), beyond)).text()).toContain(
    'Choose only what you may do yourself',
  )
  expect((await kept()).length).toBe(before)
})

test('Nobody ends a token of another council, or sees it', async () => {
  await make('Hidden')
  const token = (await kept()).find(({ name }) => name === 'Hidden')
  const stranger = await installation.as(other)
  const ended = await stranger(paths.apiTokenEnd(other, token?.token_id ?? ''), { method: 'POST', body: '' })
  expect(ended.status).toBe(404)
  expect(await (await stranger(paths.apiTokens(other))).text()).not.toContain('Hidden')
})
