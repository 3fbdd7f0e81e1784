import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ZodType } from 'zod'
import { commands as registered } from '#registry.ts'
import { importAnswer } from '../../src/api/import-file.ts'
import { openApi } from '../../src/api/openapi.ts'
import { type Installation, openInstallation } from './installation.ts'

/** What shows a secret, or is for two people's eyes, is for a person, on a page. */
const secrets: readonly string[] = ['tokens.make', 'tokens.revoke', 'webhooks.subscribe']
const onPages = [...secrets, 'appraisals.record', 'appraisals.correct']
const commands = registered.filter(({ name }) => !onPages.includes(name))

const council = 'stockton-on-tees'
const target = { measure_code: 'HOU03', period_key: '2026-27-Q2' }

let installation: Installation
beforeAll(async () => {
  installation = await openInstallation()
})
afterAll(() => installation?.close())

const send = async (
  name: string,
  body: unknown,
  headers: Record<string, string> = {},
  who: string | null = council,
) => {
  const browser = await installation.as(who)
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const asked = { 'content-type': 'application/json', ...headers }
  const answered = await browser(`/${council}/api/commands/${name}`, { method: 'POST', body: sent, headers: asked })
  if (answered.ok) await holdTo(answerOf(name), answered.clone())
  return answered
}

/** What the command says it answers; null where it does not say. */
const answerOf = (name: string): ZodType | null =>
  name === 'imports.import' ? importAnswer : (commands.find((command) => command.name === name)?.answer ?? null)

/** Every answer that comes back is as described, with no field that is not. */
const holdTo = async (answer: ZodType | null, answered: Response) => {
  const given = await answered.json()
  expect(answer?.parse(given)).toEqual(given)
}
const read = async (path: string, who: string | null = council) =>
  (await installation.as(who))(`/${council}${path}`, { headers: { accept: 'application/json' } })

describe('a command asked by a program', () => {
  test('is carried out, audited as asked through the API, and read back', async () => {
    const done = await send('targets.set-target', { ...target, target: '92.5', reason: 'As the panel agreed' })
    expect([done.status, await done.json()]).toEqual([200, { changed: true }])
    expect(await (await read('/measures/HOU03')).text()).toContain('92.5')
    expect((await installation.trail(council)).at(-1)).toMatchObject({
      door: 'api',
      command: 'targets.set-target',
      actor_name: 'Bo Tester',
    })
  })

  test('is carried out once, however often it is repeated with one key', async () => {
    const key = { 'Idempotency-Key': 'a key' }
    const input = { ...target, target: '92.6', reason: 'Agreed again' }
    const first = await (await send('targets.set-target', input, key)).json()
    expect(await (await send('targets.set-target', input, key)).json()).toEqual(first)
    const other = await send('targets.set-target', { ...input, target: '92.7' }, key)
    expect([other.status, other.headers.get('content-type')]).toEqual([409, 'application/problem+json; charset=utf-8'])
  })
})

describe('a command that is refused says why, as a problem', () => {
  const problem = async (answered: Response) => {
    expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    const body = (await answered.json()) as { status: number; type: string; request_id: string }
    expect(body.status).toBe(answered.status)
    expect(body.request_id).toBe(answered.headers.get('x-request-id'))
    return body
  }

  test('by field', async () => {
    expect(await problem(await send('targets.set-target', { ...target, target: '' }))).toMatchObject({
      status: 422,
      type: '/stockton-on-tees/api#invalid',
      fields: { target: ['Enter the target, a number or words'] },
    })
  })

  test('for want of leave', async () => {
    const refused = await problem(await send('returns.record-value', { ...target, value: '94' }))
    expect(refused).toMatchObject({ status: 403, detail: 'Your role does not enter figures.' })
  })

  test('for want of the thing, or of the command', async () => {
    expect(
      await problem(await send('targets.set-target', { ...target, measure_code: 'NONE', target: '1' })),
    ).toMatchObject({
      status: 404,
    })
    expect(await problem(await send('returns.erase', {}))).toMatchObject({ status: 404 })
  })

  test('for want of JSON', async () => {
    expect(await problem(await send('targets.set-target', '{"value":'))).toMatchObject({ status: 400 })
    expect(await problem(await send('targets.set-target', '[]'))).toMatchObject({ status: 400 })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await problem(await send('targets.set-target', 'value=1', form))).toMatchObject({ status: 415 })
  })

  test('for want of a person', async () => {
    expect(await problem(await send('targets.set-target', target, {}, null))).toMatchObject({ status: 401 })
    expect(await problem(await read('/measures', null))).toMatchObject({ status: 401 })
    expect(await problem(await send('targets.set-target', target, {}, 'stroud'))).toMatchObject({
      status: 404,
    })
  })
})

describe('a file is imported as JSON', () => {
  const file = 'measure,period,value\nHOU03,2026-27-Q3,93.1\n'

  test('dry, whole, and not twice', async () => {
    const asked = { kind: 'values', file_name: 'q3.csv', content: file }
    const dry = await send('imports.import', { ...asked, dry_run: true })
    expect([dry.status, await dry.json()]).toMatchObject([200, { rows_changed: 1, dry_run: true, faults: [] }])
    const done = await send('imports.import', asked)
    expect([done.status, await done.json()]).toMatchObject([200, { rows_changed: 1, already: null }])
    const again = await send('imports.import', { ...asked, content: undefined, content_base64: btoa(file) })
    expect(await again.json()).toMatchObject({ already: expect.any(String) })
  })

  test('or refused, with where it is wrong', async () => {
    const wrong = await send('imports.import', { kind: 'values', content: file.replace('93.1', '93.1.1') })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('93.1.1')
    const empty = await send('imports.import', { kind: 'values' })
    expect(await empty.json()).toMatchObject({ fields: { content: ['Send the file in content or in content_base64'] } })
    expect((await send('imports.import', { kind: 'values', file: { open: 1 } })).status).toBe(422)
  })
})

test('The OpenAPI description has every command of the registry, and describes its fields', async () => {
  const document = (await (await read('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<
      string,
      { post?: { operationId: string; requestBody: { content: Record<string, { schema: object }> } } }
    >
  }
  expect(document.openapi).toBe('3.1.0')
  for (const { name } of commands) expect(Object.keys(document.paths)).toContain(`/api/commands/${name}`)
  const { post } = document.paths['/api/commands/targets.set-target'] ?? {}
  expect(post?.requestBody.content['application/json']?.schema).toMatchObject({
    required: ['measure_code', 'period_key', 'target'],
  })
  expect(Object.keys(document.paths)).toContain('/measures/{code}')
})

test('The OpenAPI description says of every command what it answers', () => {
  expect(commands.filter(({ name }) => answerOf(name) === null).map(({ name }) => name)).toEqual([])
  const { paths } = openApi(council, council)
  const done = commands.map(({ name }) => paths[`/api/commands/${name}`])
  expect(JSON.stringify(done)).not.toContain('"schema":{}')
})

describe('the examples of docs/api.md', () => {
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')

  beforeAll(async () => {
    const demonstrated = readFileSync(new URL(`../../demo/${council}/measures.csv`, import.meta.url), 'utf8')
    const [measure = ''] = /^sb-02,(?:[^,\n]*,){8}/m.exec(demonstrated) ?? []
    const head = 'code,name,kind,unit,decimals,polarity,frequency,accumulation,level,service,objectives'
    const content = `${head}\n${measure}here,T1\n`
    expect((await send('imports.import', { kind: 'measures', content })).status).toBe(200)
  })

  test('are carried out as they stand, and answered as it says', async () => {
    const [, path = '', head = '', body = ''] = /^```\nPOST (\S+)\n([\s\S]*?)\n\n(.*)\n```$/m.exec(page) ?? []
    const [, answer = ''] = /^```json\n(.*)\n```$/m.exec(page) ?? []
    const headers = Object.fromEntries(head.split('\n').map((line) => line.split(/: (.*)/).slice(0, 2)))
    const browser = await installation.as(council)
    const answered = await browser(path, { method: 'POST', headers, body })
    expect([answered.status, await answered.json()]).toEqual([200, JSON.parse(answer)])
  })

  test('of what can be read give JSON', async () => {
    const browser = await installation.as(council)
    const addresses = [...page.matchAll(/`(\/stockton-on-tees\/measures\S*)`/g)].map(([, address = '']) => address)
    expect(addresses.length).toBeGreaterThan(1)
    for (const address of addresses) {
      const found = await browser(address, { headers: { accept: 'application/json' } })
      expect([address, found.status, found.headers.get('content-type')]).toEqual([address, 200, 'application/json'])
    }
  })
})

test('The reference page names every command and every kind of problem', async () => {
  const page = await (await (await installation.as(council))(`/${council}/api`)).text()
  const $ = load(page)
  for (const { name, title } of commands) expect($(`[id="${name}"] summary`).text()).toBe(title)
  expect(page).toContain('#not-signed-in')
})
