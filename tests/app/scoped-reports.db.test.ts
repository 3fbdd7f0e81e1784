import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { systemActor } from '#platform/access/door.ts'
import { runCommand } from '#platform/commands/door.ts'
import { releaseReport } from '#review/reports/door.ts'
import { withhold } from '#review/withheld/door.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
const period = '2026-27-Q2'
const people = {
  olga: { name: 'Olga Officer', email: 'olga@example.org' },
  slava: { name: 'Slava Leader', email: 'slava@example.org' },
  mo: { name: 'Mo Member', email: 'mo@example.org' },
}
type Browser = Awaited<ReturnType<Installation['as']>>

let installation: Installation
const as: Partial<Record<keyof typeof people, Browser>> = {}
const asked = (who: keyof typeof people, path: string, fields?: Record<string, string>) =>
  as[who]?.(path, fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}) ?? new Response(null)
const read = async (who: keyof typeof people, path: string) => (await asked(who, path)).text()
const report = (body: string) => paths.report(council, 'quarterly', period, body)

const bySystem = { actor: systemActor(council, 'a test'), asking: { door: 'cli', request_id: 't' } } as const

beforeAll(async () => {
  installation = await openInstallation()
  const held = (role_code: string, scope_code: string) => [{ role_code, scope_kind: 'body', scope_code }]
  await installation.addPeople(council, [
    { person_id: 'olga', post: '', roles: held('committee-officer', 'housing'), ...people.olga },
    { person_id: 'slava', post: '', roles: held('strategic-leadership', 'slt'), ...people.slava },
    { person_id: 'mo', post: '', roles: held('performance-monitor', 'slt'), ...people.mo },
  ])
  for (const who of ['olga', 'slava', 'mo'] as const) as[who] = await installation.asPerson(people[who])
  const { runner } = installation
  const held_back = { measure_code: 'HOU03', from_period: period, reason: 'The sale is not agreed' }
  expect(await runCommand(runner, withhold, bySystem.actor, held_back, bySystem.asking)).toMatchObject({ ok: true })
  const toLeaders = { product: 'quarterly', period, body: 'slt' }
  expect(await runCommand(runner, releaseReport, bySystem.actor, toLeaders, bySystem.asking)).toMatchObject({
    ok: true,
  })
})
afterAll(() => installation?.close())

describe('The officer of one committee', () => {
  test('finds the drafts of its reports in the list, and of no other body', async () => {
    const list = await read('olga', paths.reports(council))
    expect(list).toContain(`href="${report('housing')}"`)
    for (const body of ['strategy-and-resources', 'environment', 'slt']) expect(list).not.toContain(report(body))
  })

  test('opens the draft, writes in it and releases it, signed as that office', async () => {
    const draft = await read('olga', report('housing'))
    expect(draft).toContain('This is a draft')
    expect(draft).toContain('Release this report')
    expect(
      (await asked('olga', `${report('housing')}/text`, { part: 'summary', content: 'A steady quarter.' })).status,
    ).toBe(303)
    expect((await asked('olga', `${report('housing')}/release`, {})).status).toBe(303)
    const released = await read('mo', `${report('housing')}?issue=1`)
    expect(released).toContain('A steady quarter.')
    expect(released).toContain('Officer to a committee')
  })

  test('does not find the draft of another body, and may neither write in it nor release it', async () => {
    expect((await asked('olga', report('environment'))).status).toBe(404)
    expect((await asked('olga', `${report('environment')}/report.docx`)).status).toBe(404)
    for (const [page, fields] of [
      ['text', { part: 'summary', content: 'Mine' }],
      ['release', {}],
    ] as const)
      expect((await asked('olga', `${report('environment')}/${page}`, fields)).status, page).toBe(404)
    const body = JSON.stringify({ product: 'quarterly', period, body: 'cabinet' })
    const headers = { 'content-type': 'application/json' }
    const answer = await as.olga?.(`/${council}/api/commands/reports.release`, { method: 'POST', headers, body })
    expect([answer?.status, await answer?.json()]).toMatchObject([
      403,
      {
        detail:
          'You release reports to the Housing Committee only; this report goes to the Strategy and Resources Committee.',
      },
    ])
  })

  test('withholds nothing, as that concerns the whole council', async () => {
    const fields = { measure_code: 'WAS01', section: '', from_period: period, until: '', reason: 'Mine' }
    expect((await asked('olga', paths.withheld(council), fields)).status).toBe(403)
  })

  test('sees no figure of a service before its release, and no register', async () => {
    expect(await read('olga', paths.measure(council, 'HOU03'))).not.toContain('91.2')
    expect(await read('olga', paths.home(council))).not.toContain(`href="${paths.risks(council)}"`)
  })
})

describe('What was released to a body in confidence', () => {
  test('is read by those of the body whose role sees the unreleased', async () => {
    expect(await read('slava', `${report('slt')}?issue=1`)).toContain('91.2%')
    expect(await read('slava', paths.reports(council))).toContain('Senior Leadership Team')
  })

  test('is not found by a member of it whose role does not, nor by the officer of another body', async () => {
    for (const who of ['mo', 'olga'] as const) {
      expect((await asked(who, `${report('slt')}?issue=1`)).status, who).toBe(404)
      expect((await asked(who, `${report('slt')}/report.pdf?issue=1`)).status, who).toBe(404)
      expect(await read(who, paths.reports(council)), who).not.toContain('Senior Leadership Team')
    }
  })

  test('is in the log whenever it is opened, and whenever a copy is taken', async () => {
    const before = (await installation.trail(council)).length
    await asked('slava', `${report('slt')}?issue=1`)
    await asked('slava', `${report('slt')}/report.pdf?issue=1`)
    const entries = (await installation.trail(council)).slice(before)
    expect(entries.map(({ command, actor_name, after }) => ({ command, actor_name, after }))).toEqual(
      ['', ' as pdf'].map((copied) => ({
        command: 'audit.read',
        actor_name: people.slava.name,
        after: {
          what: `the confidential issue 1 of the Quarterly performance report Q2 2026/27 for Senior Leadership Team${copied}`,
        },
      })),
    )
  })

  test('opens no draft of another body', async () => {
    expect((await asked('slava', report('environment'))).status).toBe(404)
    expect(await read('slava', report('slt'))).toContain('This is a draft')
  })
})
