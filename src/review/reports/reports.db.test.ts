import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CouncilEnv } from '#framework/door.ts'
import { type Actor, installCouncil } from '#platform/access/door.ts'
import { fixedClock } from '#platform/clock/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'
import type { Unmade } from '#platform/workshop/door.ts'
import { restatusCouncil } from '#review/performance/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { addFigure, fillStroud } from '../../../tests/support/stroud-figures.ts'
import { releaseReport, writeText } from './commands.ts'
import { draftReport } from './draft.ts'
import { findRelease, listReleases, releasedFile, reportsOwed } from './queries.ts'
import { standingPress } from './render/press.ts'
import { writeReportFiles } from './report-file.ts'
import { reportRoutes } from './routes.tsx'

const council_id = 'stroud'
const framework = shipped('stroud')
const today = '2026-11-20'
const asked = { product: 'quarterly', period: '2026-27-Q2', body: 'strategy-and-resources' }
const address = `/${council_id}/reports/quarterly/2026-27-Q2/strategy-and-resources`

const officer: Actor = {
  council_id,
  person_id: 'amina',
  name: 'Amina Officer',
  kind: 'person',
  roles: [],
  capabilities: new Set(['reports.draft', 'reports.release', 'see.unreleased']),
}
const member: Actor = { ...officer, person_id: 'bob', name: 'Bob Member', capabilities: new Set() }

let database: Database
let close: () => Promise<void>
let actor = officer

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  const facts = { name: 'Stroud District Council', short_name: 'Stroud', brand_colour: '#003078' }
  await installCouncil(database.kysely, {
    council_id,
    ...facts,
    demonstration: true,
    illustrative: 'Illustrative figures',
    figures_source: null,
  })
  await database.asCouncil(council_id, fillStroud)
})
afterAll(() => close())
beforeEach(() => {
  actor = officer
})

const runner = (): Runner => ({ database, clock: fixedClock(today), listeners: [] })
const release = (input: object, by = officer) =>
  runCommand(runner(), releaseReport, by, input, { door: 'form', request_id: 'test' })
const write = (part: string, content: string, by = officer) =>
  runCommand(runner(), writeText, by, { ...asked, part, content }, { door: 'form', request_id: 'test' })
const draft = (key = asked) =>
  database.asCouncil(council_id, (tx) => draftReport(tx, { ...key, council_id, framework, today }))
const textOf = (content: unknown) => JSON.stringify(content)

const app = () =>
  new Hono<CouncilEnv>()
    .use(async (c, next) => {
      c.set('actor', actor)
      c.set('council', { council_id, name: 'Stroud', short_name: 'Stroud', illustrative: null, figures_source: null })
      c.set('database', database)
      c.set('framework', framework)
      c.set('request_id', 'test')
      c.set('today', today)
      c.set('frame', { nonce: 'n', assets: { css: '/a.css', js: '/a.js' } })
      c.set('run', (command, input) => runCommand(runner(), command, actor, input, { door: 'form', request_id: 't' }))
      await next()
    })
    .route(`/${council_id}`, reportRoutes)

describe('a draft', () => {
  test('tells measures, money and risk as they stand, in the body’s own sections', async () => {
    const found = await draft()
    if (!found.ok) throw new Error(found.error)
    const text = textOf(found.value)
    expect(text).toContain('80.2%')
    expect(text).toContain('1 is off target')
    expect(text).toContain('1 not due')
    expect(text).toContain('£30,000 over')
    expect(text).toContain('up from 12')
    expect(text).toContain('Illustrative figures')
  })

  test('is refused in words to a body that does not receive the report', async () => {
    expect(await draft({ ...asked, body: 'nobody' })).toEqual({ ok: false, error: "There is no body 'nobody'." })
    expect((await draft({ ...asked, period: 'Q2' })).ok).toBe(false)
  })

  test('takes the words a person wrote, of parts that there are', async () => {
    expect((await write('cover.conclusion', 'Housing needs help.')).ok).toBe(true)
    expect((await write('cover.conclusion', 'Housing needs more help.')).ok).toBe(true)
    expect(textOf(await draft())).toContain('Housing needs more help.')
    expect(await write('cover.nothing', 'x')).toMatchObject({ error: { kind: 'invalid' } })
    expect(await write('summary', 'x', member)).toMatchObject({ error: { kind: 'forbidden' } })
  })
})

describe('a release', () => {
  test('stays as it was when a figure is revised, while the draft changes and says so', async () => {
    expect((await release(asked)).ok).toBe(true)
    const before = await database.asCouncil(council_id, (tx) => findRelease(tx, { ...asked, council_id }, officer))
    await database.asCouncil(council_id, async (tx) => {
      await addFigure(tx, 'HOU03', '2026-27-Q2', 2, '94.7')
      await restatusCouncil(tx, council_id)
    })
    const after = await database.asCouncil(council_id, (tx) => findRelease(tx, { ...asked, council_id }, officer))
    expect(after?.content).toEqual(before?.content)
    expect(after?.content.release).toMatchObject({ released_on: today, signed_by: 'Amina Officer' })
    expect(textOf(after?.content)).toContain('80.2%')
    const now = textOf(await draft())
    expect(now).toContain('94.7%')
    expect(now).toContain('Late returns')
  })

  test('keeps the very files that were given out', async () => {
    const starts = await database.asCouncil(council_id, async (tx) => {
      const found = await findRelease(tx, { ...asked, council_id }, officer)
      if (!found) throw new Error('nothing was released')
      const files = await Promise.all((['pdf', 'word', 'excel'] as const).map((kind) => releasedFile(tx, found, kind)))
      return files.map((file) => Buffer.from(file?.content ?? []).toString('latin1', 0, 4))
    })
    expect(starts).toEqual(['%PDF', 'PK\u0003\u0004', 'PK\u0003\u0004'])
  })

  test('is a further issue with a reason when it is made again', async () => {
    expect(await release(asked)).toMatchObject({ error: { kind: 'invalid', fields: { reason: expect.anything() } } })
    expect(await release({ ...asked, reason: 'A figure was wrong' })).toMatchObject({ value: { issue: 2 } })
    const all = await database.asCouncil(council_id, (tx) => listReleases(tx, council_id, officer))
    expect(all.map((one) => one.issue)).toEqual([2, 1])
    const first = await database.asCouncil(council_id, (tx) =>
      findRelease(tx, { ...asked, council_id, issue: 1 }, officer),
    )
    expect(textOf(first?.content)).toContain('80.2%')
    const listed = reportsOwed(framework, council_id, today, all)
    expect(listed.find((one) => one.body.code === asked.body)?.releases).toHaveLength(2)
  })

  test('is refused to those who may not, before the period ends, and for a report that there is not', async () => {
    expect(await release(asked, member)).toMatchObject({ error: { kind: 'forbidden' } })
    expect(await release({ ...asked, period: '2026-27-Q3' })).toMatchObject({ error: { kind: 'conflict' } })
    expect(await release({ ...asked, product: 'none' })).toMatchObject({ error: { kind: 'not-found' } })
  })
})

describe('the pages', () => {
  test('list the reports of each body, drafts only for those who may see them', async () => {
    expect(await (await app().request(`/${council_id}/reports`)).text()).toContain('Open the draft')
    actor = member
    const page = await (await app().request(`/${council_id}/reports`)).text()
    expect(page).not.toContain('Open the draft')
    expect(page).toContain('Issue 2')
  })

  test('show the draft to an officer and the newest release to a member', async () => {
    expect(await (await app().request(address)).text()).toContain('This is a draft')
    actor = member
    const page = await (await app().request(address)).text()
    expect(page).toContain('Released 20 November 2026')
    expect(page).not.toContain('Release this report')
    expect((await app().request(address.replace('Q2', 'Q1'))).status).toBe(404)
  })

  test('find the committee that plays the part of a cabinet', async () => {
    expect((await app().request(address.replace(asked.body, 'cabinet'))).status).toBe(200)
  })

  test('give the files of a draft and of an issue', async () => {
    for (const file of ['report.docx', 'report.pdf', 'report.xlsx', 'report.pdf?issue=1']) {
      const response = await app().request(`${address}/${file}`)
      expect([file, response.status]).toEqual([file, 200])
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(2_000)
    }
    expect((await app().request(`${address}/report.pdf?issue=9`)).status).toBe(404)
  })

  test('show a refused form again with what was typed', async () => {
    const post = (to: string, fields: Record<string, string>) =>
      app().request(`${address}/${to}`, { method: 'POST', body: new URLSearchParams(fields) })
    const refused = await post('release', { reason: ' ' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Say why the report is released again')
    const written = await post('text', { part: 'summary', content: 'A steady quarter.' })
    expect([written.status, written.headers.get('location')]).toEqual([303, address])
  })
})

describe('a PDF that cannot be made', () => {
  const unmade = (error: Unmade) => vi.spyOn(standingPress, 'make').mockResolvedValue({ ok: false, error })
  afterEach(() => vi.restoreAllMocks())

  test('is told on the page of the draft, whose Word file is there', async () => {
    unmade('overtime')
    const refused = await app().request(`${address}/report.pdf`)
    expect([refused.status, refused.headers.get('content-disposition')]).toEqual([503, null])
    const page = await refused.text()
    expect(page).toContain('it took too long. The Word file and the page have the same content.')
    expect(page).toContain('This is a draft')
    expect((await app().request(`${address}/report.docx`)).status).toBe(200)
  })

  test('leaves the report unreleased, and says so', async () => {
    unmade('too-many')
    const before = await database.asCouncil(council_id, (tx) => listReleases(tx, council_id, officer))
    const message =
      'The report was not released. The PDF could not be made, because many are being made at the moment. Try again in a few minutes.'
    expect(await release({ ...asked, reason: 'Again' })).toEqual({ ok: false, error: { kind: 'conflict', message } })
    expect(await database.asCouncil(council_id, (tx) => listReleases(tx, council_id, officer))).toEqual(before)
  })

  test('leaves no file where the command line was to write them', async () => {
    unmade('died')
    const folder = await mkdtemp(join(tmpdir(), 'golden-thread-'))
    const written = await writeReportFiles(database, { ...asked, council_id, framework, today }, join(folder, 'out'))
    expect(written).toMatchObject({ ok: false, error: expect.stringContaining('cannot be set in type') })
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })
})
