import { load } from 'cheerio'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CouncilEnv } from '#framework/door.ts'
import { saveMeasures } from '#plan/measures/door.ts'
import { type Actor, installCouncil, systemActor } from '#platform/access/door.ts'
import { fixedClock } from '#platform/clock/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { targetRoutes } from './routes.tsx'

const council_id = 'targets'
const address = `/${council_id}/measures/M1/targets`
const app = new Hono<CouncilEnv>()
const director = systemActor(council_id, 'Ann')
const reader: Actor = { ...director, kind: 'person', person_id: 'rae', name: 'Rae' }
let actor = director
let close: () => Promise<void>

beforeAll(async () => {
  const opened = await openTestDatabase()
  close = opened.close
  const { database } = opened
  const runner: Runner = { database, clock: fixedClock('2026-11-20'), listeners: [] }
  const council = { council_id, name: 'Targets', short_name: 'Targets', illustrative: null, figures_source: null }
  await installCouncil(database.kysely, { ...council, brand_colour: '#003366', demonstration: true })
  const fixed = { kind: 'percentage', unit: '%', decimals: 1, polarity: 'higher', frequency: 'quarter' } as const
  const unsaid = { definition: '', source_system: '', data_supplier: '', lead_time_days: null, illustrative: false }
  const measure = { ...fixed, ...unsaid, accumulation: 'in-period', level: 'strategic', type: 'output' } as const
  const belongs = { unit_code: null, owner_id: null, source: null, sort_order: 0, objectives: [] }
  await database.asCouncil(council_id, (tx) =>
    saveMeasures(tx, council_id, [{ measure_code: 'M1', name: 'Recycling', ...measure, ...belongs }]),
  )
  app.use(async (c, next) => {
    c.set('actor', actor)
    c.set('council', council)
    c.set('database', database)
    c.set('framework', shipped('stroud'))
    c.set('today', '2026-11-20')
    c.set('frame', { nonce: 'n', assets: { css: '/a.css', js: '/a.js' } })
    c.set('run', (command, input) => runCommand(runner, command, actor, input, { door: 'form', request_id: 'test' }))
    await next()
  })
  app.route('/:council', targetRoutes)
})
afterAll(() => close())

const page = async (path = address) => load(await (await app.request(path)).text())
const set = (fields: Record<string, string>) =>
  app.request(address, { method: 'POST', body: new URLSearchParams(fields) })

test('The form opens on the period that is running, with the year and its parts to choose from', async () => {
  const $ = await page()
  expect($('#period_key option[selected]').attr('value')).toBe('2026-27-Q3')
  expect($('#period_key option').length).toBe(10)
  expect($('main').text()).toContain('No target has been set')
})

test('A target that cannot be read comes back with everything that was typed', async () => {
  const typed = { period_key: '2026-27-Q4', target: '92', upper: 'lots', tolerance: 'some', reason: 'Cabinet' }
  const answered = await set(typed)
  expect(answered.status).toBe(422)
  const $ = load(await answered.text())
  expect($('.govuk-error-summary a').length).toBe(2)
  for (const name of ['target', 'upper', 'tolerance']) expect($(`#${name}`).val()).toBe(typed[name as 'target'])
  expect($('#period_key option[selected]').attr('value')).toBe('2026-27-Q4')
  expect($('#reason').text().trim()).toBe('Cabinet')
})

test('A target is set, then changed only with a reason, and both stay in the history', async () => {
  const first = await set({ period_key: '2026-27-Q3', target: '92', tolerance: '2 points' })
  expect(first.headers.get('location')).toBe(`${address}?set=2026-27-Q3`)
  expect((await page(`${address}?set=2026-27-Q3`))('main').text()).toContain('The target for Q3 2026/27 is set.')
  expect((await set({ period_key: '2026-27-Q3', target: '93' })).status).toBe(422)
  expect((await set({ period_key: '2026-27-Q3', target: '93', reason: 'Cabinet asked' })).status).toBe(303)
  const $ = await page()
  const rows = $('tbody tr')
    .toArray()
    .map((row) => $(row).text())
  expect(rows[0]).toMatch(/^Q3 2026\/2793\.0%.*Ann20 November 2026 at.*Cabinet asked/)
  expect(rows[1]).toMatch(/^Q3 2026\/27, before92\.0%2 points/)
  expect((await page(`${address}?period=2026-27-Q3`))('#target').val()).toBe('93')
})

test('Who may not set targets reads them and is given no form', async () => {
  actor = reader
  const $ = await page()
  expect($('form[method=post]').length).toBe(0)
  expect($('main').text()).toContain('Where no tolerance is given, the council’s own holds.')
  expect($('main').text()).toContain('Your role does not set targets.')
  expect((await set({ period_key: '2026-27-Q3', target: '1', reason: 'x' })).status).toBe(403)
  actor = director
  expect((await app.request(`/${council_id}/measures/none/targets`)).status).toBe(404)
})
