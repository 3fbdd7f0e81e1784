import { load } from 'cheerio'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptFramework } from '#framework/adoption.ts'
import { paths } from '#paths.ts'
import { addStandIn, giveHolding, systemActor } from '#platform/access/door.ts'
import { runCommand } from '#platform/commands/door.ts'
import { openLog } from '#platform/log/door.ts'
import { shipped } from '../support/frameworks.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
const ana = { name: 'Ana Pagano', email: 'person@stroud.example.org' }
const ben = { person_id: 'ben', name: 'Ben Boss', post: '', email: 'ben@stroud.example.org' }
const cy = { person_id: 'cy', name: 'Cy Clerk', post: '', email: 'cy@stroud.example.org' }
const whole = { scope_kind: 'council', scope_code: '' }

/** What the server's log says. */
const lines: string[] = []
let installation: Installation
let administrator: Awaited<ReturnType<Installation['as']>>
beforeAll(async () => {
  const log = openLog('info', { write: (line) => void lines.push(line) })
  installation = await openInstallation({}, undefined, log)
  await installation.addPeople(council, [
    { ...ben, roles: [{ role_code: 'strategic-leadership', ...whole }] },
    { ...cy, roles: [{ role_code: 'internal-audit', scope_kind: 'unit', scope_code: 'here' }] },
  ])
  administrator = await installation.as(council)
  await installation.runner.database.asCouncil(council, async (tx) => {
    const later = { held_from: '2026-12-01', held_until: '2026-12-24' }
    const role = { person_id: 'person', role_code: 'member-of-staff', ...whole, ...later }
    await giveHolding(tx, council, role)
    await addStandIn(tx, council, { person_id: 'ben', stand_in_id: 'person', ...later, reason: 'Leave' })
  })
})
afterAll(() => installation?.close())

const days = { held_from: '2026-11-20', held_until: '2026-11-30', reason: 'x' }
const standsIn = { person_id: 'ben', stand_in_id: 'cy', ...days }
const json = (body: object, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})
const command = (name: string) => `/${council}/api/commands/${name}`
const stroud = shipped('stroud')
/** The framework in force, but for one role that may enter budgets besides. */
const adopting = (code: string) => {
  const roles = stroud.roles.map((role) =>
    role.code === code ? { ...role, may: [...role.may, 'budget.enter'] } : role,
  )
  return { file_name: 'stroud.yaml', source_text: JSON.stringify({ ...stroud, roles }), reason: 'Asked' }
}
const attempts = async () => load(await (await administrator(paths.auditAttempts(council))).text())('main').text()

const tokenOf = async (person: { email: string; name: string }, capability?: string) => {
  const body = new URLSearchParams({ name: 'A small program', days: '30' })
  if (capability) body.set('capabilities', capability)
  const page = await (await installation.asPerson(person))(paths.apiTokens(council), { method: 'POST', body })
  return /gt_[\w-]{43}/.exec(await page.text())?.[0] ?? ''
}

describe('Nobody comes to more than they were given', () => {
  test('by a token that is allowed nothing: it names no stand-in for its holder', async () => {
    const bearer = { authorization: `Bearer ${await tokenOf(ben)}` }
    const answer = await installation.ask(command('people.stand-in'), json(standsIn, bearer))
    expect(answer.status).toBe(403)
    expect(await attempts()).toContain('Ben Boss (token: A small program) ben@stroud.example.org')
  })

  test.each([
    ['people.give-role', { person_id: 'person', role_code: 'strategic-leadership', ...whole, ...days }],
    ['people.stand-in', { ...standsIn, stand_in_id: 'person' }],
    ['people.hand-over', { person_id: 'ben', successor_id: 'person', left_on: '2026-11-19', reason: 'x' }],
  ])('by giving it to themselves with %s, and the auditor reads that they tried', async (name, input) => {
    const answer = await administrator(command(name), json(input))
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { detail: expect.stringMatching(/^Somebody else/) },
    ])
    expect(await attempts()).toContain(command(name))
  })

  test.each([
    ['a role they hold', 'policy-and-governance', 'Policy and Governance'],
    ['a role they will hold', 'member-of-staff', 'Member of staff'],
    ['a role they stand in for', 'strategic-leadership', 'Chief Executive and Strategic Directors'],
  ])('by adopting a framework that gives more to %s', async (_, role, name) => {
    const answer = await administrator(command('framework.adopt'), json(adopting(role)))
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { detail: expect.stringContaining(`${name} may enter budgets and forecasts. Somebody else must adopt it.`) },
    ])
    expect(await attempts()).toContain(command('framework.adopt'))
  })

  test('by a token that adopts it for them', async () => {
    const bearer = { authorization: `Bearer ${await tokenOf(ana, 'framework.edit')}` }
    const answer = await installation.ask(command('framework.adopt'), json(adopting('policy-and-governance'), bearer))
    expect(answer.status).toBe(403)
  })

  test('by auditing one service: the log of the whole council stays shut', async () => {
    const audits = await installation.asPerson(cy)
    for (const path of [paths.audit(council), paths.auditAttempts(council), paths.auditCopy(council, 'json')])
      expect((await audits(path)).status, path).toBe(403)
  })
})

describe('A framework that gives a role more', () => {
  test('is adopted by somebody who does not hold it, and by the operator of the installation', async () => {
    expect((await administrator(command('framework.adopt'), json(adopting('measure-checker')))).status).toBe(200)
    const operator = systemActor(council, 'golden-thread')
    const asking = { door: 'cli', request_id: 't' } as const
    const input = adopting('policy-and-governance')
    expect(await runCommand(installation.runner, adoptFramework, operator, input, asking)).toMatchObject({ ok: true })
  })
})

describe('An attempt is kept', () => {
  test('when a form says why it was refused', async () => {
    const body = new URLSearchParams({ url: 'https://example.org/told', events: 'returns.signed-off' })
    const answer = await (await installation.asPerson(ben))(paths.webhooks(council), { method: 'POST', body })
    expect(answer.status).toBe(403)
    expect(await attempts()).toContain('Only the people who look after the framework say')
  })

  test('when what was filled in was wrong besides, and nothing is said of the fields', async () => {
    const answer = await (await installation.asPerson(cy))(command('targets.set-target'), json({ nonsense: 1 }))
    expect(answer.status).toBe(403)
    const said = await answer.text()
    expect(said).toContain('Your role does not set targets.')
    expect(said).not.toMatch(/measure_code|period_key/)
    expect(await attempts()).toContain(command('targets.set-target'))
    const file = new FormData()
    expect(
      (await (await installation.asPerson(cy))(`${paths.imports(council)}/preview`, { method: 'POST', body: file }))
        .status,
    ).toBe(403)
  })

  test('though a slip of somebody with leave is none: the server’s log names its fields, and not what was in them', async () => {
    lines.length = 0
    const wrong = { person_id: 'cy', role_code: 'a private remark', ...whole }
    expect((await administrator(command('people.give-role'), json(wrong))).status).toBe(422)
    expect(await attempts()).not.toContain('a private remark')
    const told = lines.filter((line) => line.includes('people.give-role'))
    expect(told.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', command: 'people.give-role', fields: expect.arrayContaining(['reason']) },
    ])
    expect(told.join()).not.toContain('a private remark')
  })

  test('when a token is shown to a form', async () => {
    const bearer = { authorization: `Bearer ${await tokenOf(ben)}` }
    expect((await installation.ask(paths.imports(council), json({}, bearer))).status).toBe(403)
    expect(await attempts()).toContain('a form takes a person')
  })

  test('when a form comes from another site, in the name of whoever it would have used', async () => {
    const browser = await installation.asPerson(ben)
    const forged = { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body: new URLSearchParams() }
    expect((await browser(paths.apiTokens(council), forged)).status).toBe(403)
    const seen = await attempts()
    expect(seen).toContain('sent from https://elsewhere.example')
    expect(seen).toContain('Ben Boss ben@stroud.example.org')
  })

  test('when more is sent than is taken, and by nobody', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024)
    const headers = { authorization: 'Bearer gt_none', 'content-type': 'application/json' }
    expect((await installation.ask(command('returns.comment'), { method: 'POST', headers, body })).status).toBe(413)
    expect(await attempts()).toMatch(/Somebody not signed in[\s\S]*More was sent than the 1 MB/)
  })

  test('when much is asked at once, though not each time', async () => {
    const cookie = await installation.cookieOf(council)
    const env = { incoming: { socket: { remoteAddress: '203.0.113.9', remotePort: 1, remoteFamily: 'IPv4' } } }
    let refused = 0
    const document = `${paths.report(council, 'none', 'none', 'none')}/report.pdf`
    for (let times = 0; times < 60; times++)
      if ((await installation.ask(document, { headers: { cookie } }, env)).status === 429) refused++
    expect(refused).toBeGreaterThan(1)
    expect((await attempts()).match(/More was asked at once/g)).toHaveLength(1)
  })

  test('sixty times a minute at most, and the last says that there was more', async () => {
    const ask = (n: number) => installation.ask(`/${council}/none-${n}`, { headers: { authorization: 'Bearer gt_x' } })
    for (let n = 0; n < 70; n++) expect((await ask(n)).status).toBe(401)
    const kept = await installation.runner.database.asCouncil(council, (tx) =>
      tx.selectFrom('security_event').select('reason').where('kind', '=', 'token-refused').execute(),
    )
    const ofNobody = kept.filter(({ reason }) => reason.startsWith('This token is not known.'))
    expect(ofNobody).toHaveLength(60)
    expect(ofNobody.filter(({ reason }) => reason.includes('More was tried'))).toHaveLength(1)
  })
})

describe('An administrator signs somebody out', () => {
  const endSessions = (browser: typeof administrator, person: string) =>
    browser(`${paths.person(council, person)}/end-sessions`, {
      method: 'POST',
      body: new URLSearchParams({ reason: 'A telephone was lost' }),
    })

  test('everywhere at once, on record, and nobody else', async () => {
    const [telephone, desk] = [await installation.asPerson(ben), await installation.asPerson(ben)]
    const other = await installation.asPerson(cy)
    expect((await endSessions(administrator, 'ben')).status).toBe(303)
    expect((await telephone(paths.home(council))).status).toBe(303)
    expect((await desk(paths.account())).status).toBe(303)
    expect((await other(paths.home(council))).status).toBe(200)
    expect((await installation.trail(council)).at(-1)?.command).toBe('people.end-sessions')
    const said = await (await administrator(paths.audit(council))).text()
    expect(said).toMatch(/Ana Pagano signed Ben Boss out everywhere, sessions ended: [2-9]/)
  })

  test('and every council of theirs is told which council it was, but not who', async () => {
    await installation.addPeople('stockton-on-tees', [{ ...cy, roles: [] }])
    await installation.asPerson(cy)
    expect((await endSessions(administrator, 'cy')).status).toBe(303)
    for (const [browser, id] of [
      [administrator, council],
      [await installation.as('stockton-on-tees'), 'stockton-on-tees'],
    ] as const) {
      const page = await (await browser(paths.auditAttempts(id, { kind: 'session-ended', who: 'cy clerk' }))).text()
      expect(page).toContain('Every session was ended by somebody who looks after people at stroud.')
      expect(page).not.toContain('A telephone was lost')
    }
  })

  test('of their own council only, and with leave', async () => {
    const stranger = await installation.as('stockton-on-tees')
    const browser = await installation.asPerson(ben)
    expect((await endSessions(stranger, 'ben')).status).toBe(404)
    expect((await endSessions(await installation.asPerson(cy), 'ben')).status).toBe(403)
    const there = installation.runner.database.asCouncil('stockton-on-tees', (tx) =>
      sql<{ ended: number }>`select end_sessions_of('ben', 'x') as ended`.execute(tx),
    )
    expect((await there).rows).toEqual([{ ended: 0 }])
    expect((await browser(paths.home(council))).status).toBe(200)
  })
})

test('No answer about a person is kept by a browser or a proxy', async () => {
  const nobody = await installation.as(null)
  for (const path of ['/sign-in', paths.home(council), paths.home('nowhere')])
    expect((await nobody(path)).headers.get('cache-control'), path).toContain('no-store')
})
