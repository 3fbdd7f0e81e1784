import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CouncilEnv } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { type Actor, installCouncil, systemActor } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { putInForce } from '../../../tests/support/put-in-force.ts'
import { restatusCouncil } from './keep-status.ts'
import { performanceRoutes } from './routes.tsx'

const council_id = 'pages'
const framework = shipped('stroud')
let database: Database
let close: () => Promise<void>
let app: Hono<CouncilEnv>
let today = '2026-11-20'
let actor: Actor = systemActor(council_id, 'a test')

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  const facts = { council_id, name: 'Page Council', short_name: 'Page', illustrative: null, figures_source: null }
  await installCouncil(database.kysely, { ...facts, brand_colour: '#003078', demonstration: true })
  await fill()
  app = new Hono<CouncilEnv>()
  app.use(async (c, next) => {
    c.set('actor', actor)
    c.set('council', facts)
    c.set('database', database)
    c.set('framework', framework)
    c.set('today', today)
    c.set('frame', { nonce: 'n', assets: { css: '/a.css', js: '/a.js' } })
    await next()
  })
  app.route(`/${council_id}`, performanceRoutes)
})
afterAll(() => close())

const measures = [
  {
    code: 'HOU03',
    name: 'Homes let within 25 days',
    figures: { '2025-26-Q2': '89.9', '2026-27-Q1': '92.5', '2026-27-Q2': '91.2' },
  },
  { code: 'OLD01', name: '=cmd|<b>Late</b>', figures: { '2025-26-Q2': '50', '2026-27-Q1': '95' } },
]

const fill = () =>
  database.asCouncil(council_id, async (tx) => {
    await putInForce(tx, council_id, framework)
    await tx
      .insertInto('plan_item')
      .values({ council_id, item_code: 'O1', level_code: 'objective', name: 'Homes for all' })
      .execute()
    for (const { code, name, figures } of measures) {
      const fixed = {
        kind: 'percentage',
        unit: '%',
        decimals: 1,
        polarity: 'higher',
        frequency: 'quarter',
        accumulation: 'in-period',
        level: 'strategic',
      }
      await tx
        .insertInto('measure')
        .values({ council_id, measure_code: code, name, ...fixed })
        .execute()
      await tx.insertInto('measure_plan_item').values({ council_id, measure_code: code, item_code: 'O1' }).execute()
      for (const [period_key, value] of Object.entries(figures)) {
        const { start_on: period_start, end_on: period_end } = periodOf(period_key)
        const place = { council_id, measure_code: code, period_key, version: 1, period_start, period_end }
        await tx
          .insertInto('measure_value')
          .values({ ...place, value, state: 'final', entered_by: 'Ana', forecast_value: '91.8' })
          .execute()
        await tx
          .insertInto('target')
          .values({ ...place, target_value: '93', set_by: 'Cabinet' })
          .execute()
      }
    }
    await restatusCouncil(tx, council_id)
  })

const get = async (path: string) => {
  const response = await app.request(`/${council_id}${path}`)
  return { status: response.status, text: await response.text(), type: response.headers.get('Content-Type') ?? '' }
}

describe('the list of measures', () => {
  it('shows each with its latest figure, and what is owed before what was', async () => {
    const { text } = await get('/measures')
    expect(text).toContain('2 performance indicators')
    expect(text).toContain('91.2%')
    expect(text).toContain('&lt;b&gt;Late')
    expect(text).toContain('gt-status--near-target')
  })
  it('keeps its filters in the address', async () => {
    const { text } = await get('/measures?status=near-target&q=homes&objective=O1&level=strategic&service=')
    expect(text).toContain('1 performance indicator')
    expect(text).not.toContain('OLD01')
    expect((await get('/measures?objective=none')).text).toContain('No performance indicators match')
  })
  it('is ordered by its headings, and keeps what was chosen', async () => {
    const order = async (query: string) => {
      const { text } = await get(`/measures${query}`)
      return [...text.matchAll(/measures\/(HOU03|OLD01)"/g)].map(([, code]) => code)
    }
    expect(await order('?sort=name')).toEqual(['OLD01', 'HOU03'])
    expect(await order('?sort=-name')).toEqual(['HOU03', 'OLD01'])
    expect(await order('?status=attention')).toEqual(['HOU03', 'OLD01'])
    const { text } = await get('/measures?sort=name&level=strategic')
    expect(text).toContain('aria-sort="ascending"')
    expect(text).toContain('href="/pages/measures?level=strategic&amp;sort=-name"')
    expect(text).toContain('<input type="hidden" name="sort" value="name"/>')
  })
  it('counts what each filter would show, and says what needs attention', async () => {
    const { text } = await get('/measures')
    expect(text).toContain('Needs attention (2)')
    expect(text).toContain('Near target (1)')
    expect(text).toContain('Homes for all (2)')
  })
  it('draws the last figures and says which way they went', async () => {
    const { text } = await get('/measures')
    expect(text).toContain('<title>From 89.9% in Q2 2025/26 to 91.2% in Q2 2026/27</title>')
    expect(text).toContain('worse than Q1 2026/27')
    expect(text).toContain('better than a year ago')
  })
  it('shows how things stood at the end of an earlier period', async () => {
    const { text } = await get('/measures?period=2026-27-Q1')
    expect(text).toContain('92.5%')
    expect(text).not.toContain('91.2%')
    expect((await get('/measures?period=never')).status).toBe(200)
  })
  it('shows figures that end long ago as they stood then, not as missing', async () => {
    today = '2029-01-05'
    const { text } = await get('/measures')
    expect(text).toContain('As things stood on 1 July 2026, after the last full round of figures that is held.')
    expect(text).not.toContain('gt-status--missing')
    expect((await get('/measures/HOU03')).text).not.toContain('no figure for')
    today = '2026-11-20'
  })
  it('is to be had as CSV, safe in a spreadsheet, and as JSON', async () => {
    const { text, type } = await get('/measures?format=csv')
    expect(type).toContain('text/csv')
    expect(text).toContain("'=cmd")
    expect(text.split('\n')).toHaveLength(4)
    const json = JSON.parse((await get('/measures?format=json')).text)
    expect(json.measures[0]).toMatchObject({ measure_code: 'HOU03', status: 'near-target', row: { value: '91.2' } })
  })
})

describe('the page of a measure', () => {
  it('says what the figure is, why it has its status and by whose rule', async () => {
    const { text } = await get('/measures/HOU03')
    expect(text).toContain('91.2% against a target of 93%.')
    expect(text).toContain(
      '1.8 percentage points off, within 5% of the target (set by the demonstration, not the council).',
    )
    expect(text).toContain('Worse than in Q1 2026/27 (92.5%), better than in Q2 2025/26 (89.9%).')
    expect(text).toContain('The forecast for the year end is 91.8%.')
    expect(text).toContain('Homes for all')
    expect(text).toContain('Given by hand')
  })
  it('says each comparison once', async () => {
    const { text } = await get('/measures/HOU03')
    expect(text.match(/[Ww]orse than/g)).toHaveLength(1)
    expect(text.match(/[Bb]etter than/g)).toHaveLength(1)
  })
  it('leads who may sign to the signature of a figure that somebody else gave and nobody signed', async () => {
    const whoMay = (name: string, ...may: string[]): Actor => ({
      ...systemActor(council_id, name),
      kind: 'person',
      capabilities: new Set(may),
    })
    const link = 'Sign off the figure for Q2 2026/27'
    actor = whoMay('Head', 'values.sign-off')
    expect((await get('/measures/HOU03')).text).toContain(link)
    actor = whoMay('Ana', 'values.sign-off')
    expect((await get('/measures/HOU03')).text).not.toContain(link)
    actor = whoMay('Head', 'values.enter')
    const { text } = await get('/measures/HOU03')
    expect(text).not.toContain(link)
    expect(text).toContain('Give the figure for Q2 2026/27')
    expect(text).not.toContain('Set a target')
    actor = systemActor(council_id, 'a test')
    expect((await get('/measures/HOU03')).text).toContain('Set a target')
  })
  it('says first that a figure is owed', async () => {
    const { text } = await get('/measures/OLD01')
    expect(text).toMatch(/(Late|Missing): no figure for Q2 2026\/27 yet; it was due on/)
  })
  it('is not found where the council has no such measure', async () => {
    expect((await get('/measures/nobody')).status).toBe(404)
  })
  it('stands beside its JSON', async () => {
    const { sentence, rows } = JSON.parse((await get('/measures/HOU03?format=json')).text)
    expect(sentence).toContain('91.2%')
    expect(rows).toHaveLength(3)
  })
})
