import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCouncils } from '#platform/access/door.ts'
import { fixedClock } from '#platform/clock/door.ts'
import type { Listener, Runner } from '#platform/commands/door.ts'
import type { Config, SignInProvider } from '#platform/config/door.ts'
import { addCouncil, adopt } from '../../src/cli/council.ts'
import { examine } from '../../src/cli/doctor.ts'
import { addAccount, addOnePerson, inviteAccount, readFirstLine } from '../../src/cli/people.ts'
import { loadDemonstration } from '../../src/demonstration/door.ts'
import { listeners } from '../../src/listeners.ts'
import { providerFaults } from '../../src/provider-roles.ts'
import { openTestDatabase } from '../support/database.ts'

const root = new URL('../../', import.meta.url)
const framework = fileURLToPath(new URL('frameworks/stroud.yaml', root))

let opened: Awaited<ReturnType<typeof openTestDatabase>>
const runner = (more: Listener[] = []): Runner => ({
  database: opened.database,
  clock: fixedClock('2026-11-20'),
  listeners: [...listeners, ...more],
})
beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

const faults = async () => (await examine(opened.database)).filter(({ well }) => !well).map(({ words }) => words)
const ana = { council_id: 'stroud', name: 'Ána O’Neill', email: 'ana@example.org', post: 'Officer' }

test('A real council is set up from its framework file, step by step, and the doctor says what is missing', async () => {
  expect(await faults()).toEqual(['There is no council yet: golden-thread council add.'])
  expect(await addCouncil(runner(), framework, 'stroud')).toMatchObject({
    ok: true,
    value: expect.stringMatching(/^Added stroud: \d+ units, \d+ items of the plan/),
  })
  expect(await faults()).toEqual(['stroud has no people: golden-thread person add.'])
  expect(await addOnePerson(runner(), { ...ana, roles: ['policy-and-governance'] })).toMatchObject({ ok: true })
  expect(await faults()).toEqual([])
  const trail = await opened.database.asCouncil('stroud', (tx) =>
    tx.selectFrom('audit_entry').select(['command', 'door', 'actor_name', 'subject_id']).orderBy('entry_id').execute(),
  )
  expect(trail.map(({ command }) => command)).toEqual([
    'framework.adopt',
    'imports.import',
    'imports.import',
    'administration.add-person',
  ])
  expect(trail.at(-1)).toMatchObject({ door: 'cli', actor_name: 'Command line', subject_id: 'ana-o-neill' })
})

test('The doctor says that no letter is sent where no mail server is set', async () => {
  const told = async (config: Partial<Config>) =>
    (await examine(opened.database, { ...config, smtp_url: null })).map(({ words }) => words).join('\n')
  expect(await told({ demonstration: false })).toContain('No mail server is set (SMTP_URL): no letter is sent')
  expect(await told({ demonstration: true })).toContain('Letters are written to the log and reach nobody')
})

test('What cannot be is refused in words', async () => {
  const refusal = async (done: Promise<{ ok: boolean; error?: unknown }>) => String((await done).error)
  expect(await refusal(addCouncil(runner(), framework, 'stroud'))).toMatch(/is here already/)
  expect(await refusal(addCouncil(runner(), framework, 'leeds'))).toBe(
    'stroud.yaml has no council leeds: it is the framework of stroud.',
  )
  expect(await refusal(addCouncil(runner(), 'none.yaml', 'leeds'))).toBe('none.yaml cannot be read.')
  expect(await refusal(addOnePerson(runner(), { ...ana, roles: [] }))).toMatch(/has the address ana@example.org/)
  const wrong = { ...ana, email: 'other@example.org', roles: ['king', 'policy-and-governance:unit:moon'] }
  expect(await refusal(addOnePerson(runner(), wrong))).toMatch(/no role king: choose from.*\n.*no unit moon/s)
  expect(await refusal(addOnePerson(runner(), { ...wrong, roles: ['a:planet:b'] }))).toMatch(/not a role/)
  expect(await refusal(addOnePerson(runner(), { ...ana, council_id: 'leeds', roles: [] }))).toBe(
    'There is no council leeds.',
  )
})

test('The same framework again is the same version, and a namesake has an identifier of their own', async () => {
  expect(await adopt(runner(), framework, 'stroud', 'Checked')).toMatchObject({
    value: 'Version 1 of the framework is in force in stroud.',
  })
  const namesake = { ...ana, email: 'second@example.org', roles: [] }
  expect(await addOnePerson(runner(), namesake)).toMatchObject({ value: expect.stringContaining('ana-o-neill-2') })
})

test('An account takes its password from what is piped in, and its council’s log says who chose it', async () => {
  const made: unknown[] = []
  const signIn = {
    createAccount: async (account: unknown) => {
      made.push(account)
      return { ok: true as const, value: { account_id: '1' } }
    },
  }
  const piped = async function* () {
    yield 'a long pass'
    yield ' phrase\nand more'
  }
  const password = await readFirstLine(piped())
  expect(await addAccount(runner(), signIn, { email: 'Ana@Example.org', name: 'Ana' }, password)).toMatchObject({
    ok: true,
  })
  expect(made).toEqual([{ email: 'ana@example.org', name: 'Ana', password: 'a long pass phrase' }])
  expect(await addAccount(runner(), signIn, { email: 'a@b.org', name: 'Ana' }, '')).toMatchObject({ ok: false })
  expect(await lastEntry()).toMatchObject({ command: 'people.add-account', subject_id: 'ana-o-neill', door: 'cli' })
})

test('An invitation at the command line is in the log of the council once the letter was taken', async () => {
  const given = { email: 'ana@example.org', name: 'Ana' }
  const away = { invite: async () => ({ ok: false as const, error: { words: 'Nobody took it', again: true } }) }
  expect(await inviteAccount(runner(), away, given)).toEqual({ ok: false, error: 'Nobody took it.' })
  expect(await lastEntry()).toMatchObject({ command: 'people.add-account' })
  const taken = { invite: async () => ({ ok: true as const, value: null }) }
  expect(await inviteAccount(runner(), taken, given)).toMatchObject({ ok: true })
  expect(await lastEntry()).toMatchObject({ command: 'people.invite', subject_id: 'ana-o-neill' })
})

const lastEntry = () =>
  opened.database.asCouncil('stroud', (tx) =>
    tx.selectFrom('audit_entry').selectAll().orderBy('entry_id', 'desc').limit(1).executeTakeFirst(),
  )

test('A demonstration council that failed half-way is completed by the next start, and nothing is done twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-demo-'))
  await cp(fileURLToPath(new URL('demo/cast.yaml', root)), join(folder, 'cast.yaml'))
  await cp(fileURLToPath(new URL('demo/east-sussex', root)), join(folder, 'east-sussex'), { recursive: true })
  const said: string[] = []
  const load = (more?: Listener[]) => loadDemonstration(runner(more), (line) => said.push(line), folder)
  const loading = async () =>
    (await listCouncils(opened.database.kysely))
      .filter((council) => council.loading)
      .map(({ council_id }) => council_id)
  const failing: Listener = {
    event: 'framework.changed',
    inTransaction: async () => {
      throw new Error('the disk is full')
    },
  }
  await expect(load([failing])).rejects.toThrow('the disk is full')
  expect(await loading()).toEqual(['east-sussex'])
  expect(await faults()).toEqual([expect.stringMatching(/^east-sussex was not added whole/)])
  await load()
  expect(said).toEqual(['Loaded the demonstration council east-sussex'])
  expect(await loading()).toEqual([])
  await load()
  expect(said).toHaveLength(1)
  await rm(folder, { recursive: true })
})

test('A providers’ file that names what no council has is told of, sentence by sentence', async () => {
  const groups = [
    { group: 'a', role: 'policy-and-governance', scope: { kind: 'council' as const, code: '' } },
    { group: 'b', role: 'king', scope: { kind: 'council' as const, code: '' } },
    { group: 'c', role: 'manager', scope: { kind: 'unit' as const, code: 'moon' } },
  ]
  const councils = [
    { council: 'stroud', groups },
    { council: 'leeds', groups },
  ]
  expect(await providerFaults(opened.database, [{ id: 'entra', councils } as unknown as SignInProvider])).toEqual([
    expect.stringMatching(/^SIGN_IN_PROVIDERS entra, council stroud: There is no role king: choose from /),
    'SIGN_IN_PROVIDERS entra, council stroud: There is no unit moon for the role manager to be held in.',
    'SIGN_IN_PROVIDERS entra, council leeds: There is no such council here yet.',
  ])
})
