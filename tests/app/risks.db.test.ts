import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
const keeper = { person_id: 'kit', name: 'Kit Keeper', post: '', email: 'kit@example.org' }
const owner = { person_id: 'ola', name: 'Ola Owner', post: '', email: 'ola@example.org' }
const head = { person_id: 'hal', name: 'Hal Head', post: '', email: 'hal@example.org' }
const auditor = { person_id: 'ira', name: 'Ira Auditor', post: '', email: 'ira@example.org' }
const member = { person_id: 'mo', name: 'Mo Member', post: '', email: 'mo@example.org' }
const everybody = { keeper, owner, head, auditor, member }
type Who = keyof typeof everybody
type Browser = Awaited<ReturnType<Installation['as']>>

let installation: Installation
let administrator: Browser
const browsers = new Map<Who, Browser>()
const ask = (who: Who, path: string, fields?: Record<string, string>) =>
  browsers.get(who)?.(path, fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}) ?? new Response(null)
const read = async (who: Who, path: string) => (await ask(who, path)).text()
const risk = (code: string) => paths.risk(council, code)
const assess = (who: Who, code: string, fields: Record<string, string> = {}) =>
  ask(who, paths.assessRisk(council, code), {
    ...{ period_key: '2026-27-Q3', changed: 'yes', likelihood: '3', impact: '4', reviewed_by: 'Kit Keeper' },
    ...{ controls: 'A weekly list', comment: 'Two builders failed.', ...fields },
  })
const kept = (risk_code: string) =>
  installation.runner.database.asCouncil(council, (tx) =>
    tx.selectFrom('risk_assessment').selectAll().where('risk_code', '=', risk_code).orderBy('assessed_at').execute(),
  )

beforeAll(async () => {
  installation = await openInstallation()
  const held = (role_code: string, scope_kind: string, scope_code: string) => [{ role_code, scope_kind, scope_code }]
  await installation.addPeople(council, [
    { ...keeper, roles: held('register-keeper', 'register', 'corporate') },
    { ...owner, roles: held('register-keeper', 'register', 'service') },
    { ...head, roles: held('head-of-service', 'unit', 'there') },
    { ...auditor, roles: held('internal-audit', 'council', '') },
    { ...member, roles: held('performance-monitor', 'body', 'housing') },
  ])
  await installation.runner.database.asCouncil(council, (tx) =>
    tx.updateTable('risk').set({ owner: 'ola' }).where('risk_code', '=', 'R2').execute(),
  )
  for (const who of Object.keys(everybody) as Who[]) browsers.set(who, await installation.asPerson(everybody[who]))
  administrator = await installation.as(council)
})
afterAll(() => installation?.close())

describe('The registers', () => {
  test('show each person the risks of their register, of their service and of their own', async () => {
    const shown: [Who, boolean, boolean][] = [
      ['keeper', true, false],
      ['owner', false, true],
      ['head', false, true],
      ['auditor', true, true],
      ['member', false, false],
    ]
    for (const [who, first, second] of shown) {
      const list = await read(who, paths.risks(council))
      expect([list.includes(risk('R1')), list.includes(risk('R2'))], who).toEqual([first, second])
      expect((await ask(who, risk('R1'))).status, who).toBe(first ? 200 : 404)
      expect((await ask(who, paths.assessRisk(council, 'R2'))).status, who).toBe(second ? 200 : 404)
      const { risks } = await (await ask(who, `${paths.risks(council)}?format=json`)).json()
      expect(risks, who).toHaveLength(Number(first) + Number(second))
    }
  })

  test('are told by name on the pages of people only to whoever sees the risk', async () => {
    await installation.runner.database.asCouncil(council, (tx) =>
      tx.updateTable('risk').set({ owner: 'Nobody Known' }).where('risk_code', '=', 'R1').execute(),
    )
    const names = async (who: Who) => {
      const text = (await read(who, paths.phantoms(council))) + (await read(who, paths.person(council, 'ola')))
      return ['R1', 'R2'].filter((code) => text.includes(`risk ${code})`) || text.includes(`>${code}<`))
    }
    expect(await names('auditor')).toEqual(['R1', 'R2'])
    expect(await names('keeper')).toEqual(['R1'])
    expect(await names('owner')).toEqual(['R2'])
    expect(await names('member')).toEqual([])
  })

  test('tell a member where risks are read, and offer them no page of the menu', async () => {
    const page = await read('member', paths.risks(council))
    expect(page).toContain('You see risks in the reports that are released.')
    expect(page).not.toContain(`href="${paths.risks(council)}"`)
    expect(await read('keeper', paths.home(council))).toContain(`href="${paths.risks(council)}"`)
  })

  test('say in words how a risk stands, moved and what it threatens', async () => {
    const page = await read('auditor', risk('R1'))
    for (const words of ['up from 4 in Q1 2026/27', 'Homes for all', '6: likelihood 2 (Unlikely), impact 3 (High)'])
      expect(page).toContain(words)
    expect(page).toContain('Your role does not assess risks.')
    expect(await (await ask('auditor', `${risk('R1')}?format=json`)).json()).toMatchObject({
      risk_code: 'R1',
      movement: 'up',
      rating: { score: 6, word: 'Medium' },
      assessments: [{ period_key: '2026-27-Q2' }, { period_key: '2026-27-Q1' }],
    })
  })
})

describe('A risk is assessed', () => {
  test('by the keeper of its register, on the council’s own matrix, as a further version', async () => {
    const done = await assess('keeper', 'R1')
    expect([done.status, done.headers.get('location')]).toEqual([303, `${risk('R1')}?assessed=2026-27-Q3`])
    const page = await read('keeper', `${risk('R1')}?assessed=2026-27-Q3`)
    for (const words of ['The assessment for Q3 2026/27 is saved.', 'up from 6 in Q2 2026/27', 'Two builders failed.'])
      expect(page).toContain(words)
    expect((await kept('R1')).at(-1)).toMatchObject({
      ...{ version: 1, current_likelihood: 3, current_impact: 4, inherent_likelihood: 3, target_impact: 2 },
      ...{ assessed_by: 'Kit Keeper', unchanged: false, import_id: null },
    })
  })

  test('again, and the earlier version stays in the history', async () => {
    await assess('keeper', 'R1', { likelihood: '4', comment: 'A third failed.' })
    const page = await read('keeper', risk('R1'))
    expect(page).toContain('A third failed.')
    expect(page).toContain('Q3 2026/27, before')
    expect(
      (await assess('keeper', 'R1', { likelihood: '4', comment: 'A third failed.' })).headers.get('location'),
    ).toBe(`${risk('R1')}?assessed=same`)
    expect((await kept('R1')).filter(({ period_key }) => period_key === '2026-27-Q3')).toHaveLength(2)
  })

  test('as unchanged by its owner, who is named with the statement', async () => {
    const fields = {
      changed: 'no',
      likelihood: '',
      impact: '',
      controls: '',
      comment: '',
      reviewed_by: 'Ola and the team',
    }
    expect((await assess('owner', 'R2', fields)).status).toBe(303)
    expect((await kept('R2')).at(-1)).toMatchObject({
      ...{ unchanged: true, comment: 'No change.', current_likelihood: 3, current_impact: 2 },
      ...{ controls: 'A second round', reviewed_by: 'Ola and the team', assessed_by: 'Ola Owner' },
    })
    expect(await read('owner', risk('R2'))).toContain('Q3 2026/27, stated unchanged')
  })

  test('by the head of the service it threatens', async () => {
    expect((await assess('head', 'R2', { likelihood: '2', impact: '2' })).status).toBe(303)
  })

  test('and the auditor reads who said what', async () => {
    const said = await (await administrator(paths.audit(council))).text()
    expect(said).toContain('Kit Keeper assessed the risk Homes stay empty (R1) for Q3 2026/27: 3 × 4, before 2 × 3')
    expect(said).toContain('Ola Owner stated that the risk Bins stay full (R2) for Q3 2026/27 has not changed: 3 × 2')
  })
})

describe('An assessment is refused', () => {
  test('with the reason, when it is of another register; a program is told the same', async () => {
    const body = JSON.stringify({ risk_code: 'R2', period_key: '2026-27-Q3', changed: 'no', reviewed_by: 'Kit' })
    const headers = { 'content-type': 'application/json' }
    const answer = await browsers.get('keeper')?.(`/${council}/api/commands/risk.assess`, {
      method: 'POST',
      headers,
      body,
    })
    expect([answer?.status, await answer?.json()]).toMatchObject([
      403,
      { detail: 'You assess risks of the Strategic risk register only; this risk is on elsewhere, in Waste.' },
    ])
    expect((await assess('keeper', 'R2')).status).toBe(404)
    expect((await assess('auditor', 'R1')).status).toBe(403)
    expect((await assess('keeper', 'NONE')).status).toBe(404)
  })

  test('beside each field, with all that was typed', async () => {
    const answer = await assess('keeper', 'R1', {
      ...{
        changed: '',
        likelihood: '9',
        comment: '',
        period_key: '2026-27-Q4',
        reviewed_by: ' ',
        controls: 'A daily list',
      },
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of ['Say whether the risk has changed', 'Enter who reviewed the risk', 'A daily list'])
      expect(page).toContain(words)
    const second = await assess('keeper', 'R1', { likelihood: '9', comment: '', period_key: '2026-27-Q4' })
    const again = await second.text()
    for (const words of [
      'Choose the likelihood, from 1 to 4',
      'Say what changed and why',
      'Choose a quarter that has begun',
    ])
      expect(again).toContain(words)
  })

  test('once the risk is closed', async () => {
    await installation.runner.database.asCouncil(council, (tx) =>
      tx
        .updateTable('risk')
        .set({ closed_on: '2026-11-01', closed_reason: 'Let.' })
        .where('risk_code', '=', 'R1')
        .execute(),
    )
    const answer = await assess('keeper', 'R1', { likelihood: '1' })
    expect([answer.status, (await answer.text()).includes('This risk is closed.')]).toEqual([409, true])
    expect(await read('keeper', risk('R1'))).toContain('Closed on 1 November 2026')
  })
})

test('A risk that a leaver owns is listed and moves to the successor, who may then assess it', async () => {
  const input = { person_id: 'ola', successor_id: 'kit', left_on: '2026-11-19', reason: 'Left' }
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(input)
  const answer = await administrator(`/${council}/api/commands/people.hand-over`, { method: 'POST', headers, body })
  expect(await answer.json()).toMatchObject({ moved: ['risk R2: Bins stay full'] })
  expect((await assess('keeper', 'R2', { likelihood: '1', impact: '1' })).status).toBe(303)
})
