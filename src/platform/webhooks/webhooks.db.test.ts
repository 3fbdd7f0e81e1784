import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { ok } from '#kernel/result.ts'
import { type Actor, installCouncil } from '#platform/access/door.ts'
import { type Command, defineCommand, runCommand } from '#platform/commands/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { deliverDue } from './deliver.ts'
import { listDeliveries, subscribe, unsubscribe } from './door.ts'
import { secretOf, sign } from './secret.ts'
import { type Sending, sendAnywhere } from './send.ts'

const auth_secret = 'a secret of thirty-two characters or more'
let opened: Awaited<ReturnType<typeof openTestDatabase>>
let server: Server
let got: { path: string; headers: IncomingHttpHeaders; body: string }[] = []
let answer = 200
let now = new Date()

/** Subscribed as https, and sent to this machine in the clear. */
const send = (sending: Sending) => {
  const { port } = server.address() as { port: number }
  return sendAnywhere({ ...sending, url: sending.url.replace('https://example.org', `http://127.0.0.1:${port}`) })
}

beforeAll(async () => {
  opened = await openTestDatabase()
  for (const council_id of ['north', 'south']) {
    const facts = { council_id, name: council_id, short_name: council_id, brand_colour: '#123456', demonstration: true }
    await installCouncil(opened.database.kysely, { ...facts, illustrative: null, figures_source: null })
  }
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += String(piece)
    })
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(answer, { location: 'https://example.org/elsewhere' }).end('thank you')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.close()
  await opened.close()
})
beforeEach(() => {
  got = []
  answer = 200
})

const keeper = (council_id: string): Actor => ({
  council_id,
  person_id: 'amina',
  name: 'Amina',
  kind: 'person',
  roles: [],
  capabilities: new Set(['framework.edit']),
})
const raise = defineCommand({
  name: 'test.raise',
  title: 'Raise an event',
  input: z.object({ name: z.string() }),
  may: () => true,
  run: async (_tx, _actor, { name }) =>
    ok({ value: null, subject: { kind: 'test', id: '1' }, events: [{ name, payload: { codes: ['HOU03'] } }] }),
})
const ask = async <Input, Value>(command: Command<Input, Value>, input: unknown, council_id = 'north') => {
  const runner = { database: opened.database, clock: { now: () => now, today: () => '2026-11-20' }, listeners: [] }
  return runCommand(runner, command, keeper(council_id), input, { door: 'form', request_id: 'r' })
}
const follow = async (path: string, events: string[], council_id = 'north'): Promise<string> => {
  const done = await ask(subscribe, { url: `https://example.org${path}`, events }, council_id)
  return done.ok ? done.value.webhook_id : ''
}
const deliver = () => deliverDue({ database: opened.serving, auth_secret, now: () => now, send })
const log = (council_id = 'north') => opened.database.asCouncil(council_id, (tx) => listDeliveries(tx, 20))

test('What was chosen is told once, signed, from the subscription on, and to nobody of another council', async () => {
  await ask(raise, { name: 'targets.changed' })
  const webhook_id = await follow('/a', ['targets.changed'])
  await ask(raise, { name: 'targets.changed' })
  await ask(raise, { name: 'reports.released' })
  await ask(raise, { name: 'targets.changed' }, 'south')
  expect(await deliver()).toBe(1)
  expect(await deliver()).toBe(0)
  expect(got).toHaveLength(1)
  const { headers, body } = got[0] ?? { headers: {} as IncomingHttpHeaders, body: '' }
  expect(JSON.parse(body)).toMatchObject({ event: 'targets.changed', council: 'north', data: { codes: ['HOU03'] } })
  expect(headers['golden-thread-signature']).toBe(sign(secretOf(auth_secret, 'north', webhook_id), body, now))
  expect(await log()).toMatchObject([{ state: 'delivered', attempts: 1, last_answer: '200' }])
  expect(await log('south')).toEqual([])
  await ask(unsubscribe, { webhook_id })
})

test('What fails is tried again, ever later, and given up after the ninth time', async () => {
  const webhook_id = await follow('/b', ['returns.commented'])
  await ask(raise, { name: 'returns.commented' })
  answer = 500
  await deliver()
  expect((await log())[0]).toMatchObject({ state: 'waiting', attempts: 1, last_answer: '500' })
  expect(await deliver()).toBe(0)
  for (let attempt = 2; attempt <= 9; attempt++) {
    now = new Date(now.getTime() + 86_400_000)
    expect(await deliver()).toBe(1)
  }
  expect((await log())[0]).toMatchObject({ state: 'failed', attempts: 9 })
  now = new Date(now.getTime() + 86_400_000)
  expect(await deliver()).toBe(0)
  await ask(unsubscribe, { webhook_id })
})

test('A redirect is not followed, and what cannot be reached is said in words', async () => {
  const webhook_id = await follow('/c', ['returns.signed-off'])
  await ask(raise, { name: 'returns.signed-off' })
  answer = 302
  await deliver()
  expect(got.map(({ path }) => path)).toEqual(['/c'])
  expect((await log())[0]).toMatchObject({ state: 'waiting', last_answer: '302' })
  await ask(unsubscribe, { webhook_id })
  const gone = await ask(subscribe, { url: 'https://nobody.invalid/', events: ['measures.changed'] })
  await ask(raise, { name: 'measures.changed' })
  await deliverDue({
    database: opened.serving,
    auth_secret,
    now: () => now,
    send: (await import('./send.ts')).sendOpen,
  })
  expect((await log())[0]).toMatchObject({ state: 'waiting', last_answer: expect.stringMatching(/nobody\.invalid/) })
  if (gone.ok) await ask(unsubscribe, { webhook_id: gone.value.webhook_id })
})

test('A program that is told no more gets nothing that still waited, and only its own council may decide so', async () => {
  const webhook_id = await follow('/d', ['framework.changed'])
  await ask(raise, { name: 'framework.changed' })
  expect(await ask(unsubscribe, { webhook_id }, 'south')).toEqual({ ok: false, error: { kind: 'not-found' } })
  expect(await ask(unsubscribe, { webhook_id })).toMatchObject({ ok: true })
  await deliver()
  expect(got).toEqual([])
})

test('A subscription needs an https address, a known event, and somebody who looks after the framework', async () => {
  expect(await ask(subscribe, { url: 'http://example.org/', events: ['no.such'] })).toMatchObject({
    error: { fields: { url: ['Enter an address that begins with https://'], 'events.0': ['There is no such event'] } },
  })
  expect(subscribe.may({ ...keeper('north'), capabilities: new Set() })).toMatch(/look after the framework/)
})
