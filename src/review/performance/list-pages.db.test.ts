import { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CouncilEnv } from '#framework/door.ts'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { putInForce } from '../../../tests/support/put-in-force.ts'
import { performanceRoutes } from './routes.tsx'

const council_id = 'long'
const framework = shipped('stroud')
const count = 230
let database: Database
let close: () => Promise<void>
let app: Hono<CouncilEnv>

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  const facts = { council_id, name: 'Long Council', short_name: 'Long', illustrative: null, figures_source: null }
  await installCouncil(database.kysely, { ...facts, brand_colour: '#003078', demonstration: true })
  await fill()
  app = new Hono<CouncilEnv>()
  app.use(async (c, next) => {
    c.set('actor', systemActor(council_id, 'a test'))
    c.set('council', facts)
    c.set('database', database)
    c.set('framework', framework)
    c.set('today', '2026-11-20')
    c.set('frame', { nonce: 'n', assets: { css: '/a.css', js: '/a.js' } })
    await next()
  })
  app.route(`/${council_id}`, performanceRoutes)
})
afterAll(() => close())

/** Every third measure is off target, which the last of them in plan order is too. */
const fill = () =>
  database.asCouncil(council_id, async (tx) => {
    await putInForce(tx, council_id, framework)
    await sql`
      insert into measure (council_id, measure_code, name, kind, unit, decimals, polarity, frequency, accumulation, level,
        sort_order)
      select ${council_id}, 'M' || lpad(n::text, 3, '0'), 'Measure ' || n, 'percentage', '%', 1, 'higher', 'quarter',
        'in-period', 'strategic', n
      from generate_series(1, ${count}::int) n`.execute(tx)
    await sql`
      insert into measure_value (council_id, measure_code, period_key, version, period_start, period_end, value, state, entered_by)
      select council_id, measure_code, '2026-27-Q2', 1, '2026-07-01', '2026-09-30', sort_order, 'final', 'Ana'
      from measure where council_id = ${council_id}`.execute(tx)
    await sql`
      insert into measure_status (council_id, measure_code, period_key, period_start, period_end, value_version, value, state,
        judged_value, status)
      select council_id, measure_code, '2026-27-Q2', '2026-07-01', '2026-09-30', 1, sort_order, 'final', sort_order,
        case when sort_order % 3 = 2 then 'off-target' else 'on-target' end
      from measure where council_id = ${council_id}`.execute(tx)
  })

const get = async (path: string): Promise<string> => (await app.request(`/${council_id}/measures${path}`)).text()

const codesOf = (html: string) => [...html.matchAll(/measures\/(M\d+)"/g)].map(([, code]) => code)

describe('a long list of measures', () => {
  it('shows a hundred at a time, counts all of them and says which are on the page', async () => {
    const first = await get('')
    expect(codesOf(first)).toHaveLength(100)
    expect(first).toContain('230 performance indicators, 1 to 100 on this page')
    expect(first).toContain('Needs attention (77)')
    expect(first).toContain('<title>Performance indicators, page 1 of 3')
    const last = await get('?page=3')
    expect(codesOf(last)).toEqual(Array.from({ length: 30 }, (_, at) => `M${201 + at}`))
    expect(last).toContain('230 performance indicators, 201 to 230 on this page')
  })
  it('has links to its pages that keep the filters and the order, and filters that begin again', async () => {
    const text = await get('?sort=-name&level=strategic&page=2')
    expect(text).toContain('href="/long/measures?level=strategic&amp;sort=-name"')
    expect(text).toContain('href="/long/measures?level=strategic&amp;sort=-name&amp;page=3"')
    expect(text).toContain('aria-current="page"')
    expect(text).not.toContain('name="page"')
  })
  it('puts the whole in order before it is cut: the worst of the last page come first', async () => {
    const worst = codesOf(await get('?status=attention'))
    expect(worst).toHaveLength(77)
    expect(worst).toContain('M230')
    const by = codesOf(await get('?sort=-name'))
    expect(by[0]).toBe('M099')
  })
  it('shows the last page where there is no such page, and the first where it is no number', async () => {
    expect(codesOf(await get('?page=99'))[0]).toBe('M201')
    expect(codesOf(await get('?page=all'))[0]).toBe('M001')
  })
  it('is taken away whole, whatever page it was on', async () => {
    expect((await get('?format=csv&page=2')).trim().split('\n')).toHaveLength(count + 1)
    const json = JSON.parse(await get('?format=json&page=2&status=off-target'))
    expect(json.measures).toHaveLength(77)
    expect(json.total).toBe(count)
  })
})
