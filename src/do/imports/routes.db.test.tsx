import { load } from 'cheerio'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { returnsRoutes } from '#do/returns/routes.tsx'
import type { CouncilEnv } from '#framework/door.ts'
import { threadRoutes } from '#plan/thread/routes.tsx'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { importFile } from './commands.ts'
import { importsRoutes } from './routes.tsx'

let close: () => Promise<void>
const app = new Hono<CouncilEnv>()
const statuses = async () => new Map([['M1', 'near-target' as const]])
const asking = { door: 'form', request_id: 'test' } as const

beforeAll(async () => {
  const opened = await openTestDatabase()
  close = opened.close
  const clock = { now: () => new Date('2026-11-20T09:00:00Z'), today: () => '2026-11-20' }
  const runner: Runner = { database: opened.database, clock, listeners: [] }
  const actor = systemActor('stroud', 'Ann')
  const council = {
    council_id: 'stroud',
    name: 'Stroud',
    short_name: 'Stroud',
    illustrative: null,
    figures_source: null,
  }
  await installCouncil(opened.database.kysely, { ...council, brand_colour: '#003366', demonstration: true })
  const framework = shipped('stroud')
  app.use(async (c, next) => {
    c.set('actor', actor)
    c.set('council', council)
    c.set('database', opened.database)
    c.set('framework', framework)
    c.set('today', '2026-11-20')
    c.set('frame', { nonce: 'n', assets: { css: '/a.css', js: '/a.js' } })
    c.set('noteFailure', (error) => {
      throw error
    })
    c.set('run', (command, input) => runCommand(runner, command, actor, input, asking))
    await next()
  })
  app.route('/:council', threadRoutes(statuses)).route('/:council', returnsRoutes).route('/:council', importsRoutes)
  const files = {
    plan: 'code,level,name,parents\nP1,priority,Clean,\nO1,objective,Cleaner streets,P1',
    measures: 'code,name,kind,unit,polarity,frequency,objectives\nM1,Recycling,percentage,%,higher,quarter,O1',
  }
  for (const [kind, content] of Object.entries(files)) {
    await runCommand(runner, importFile, actor, { kind, file_name: `${kind}.csv`, content }, asking)
  }
})
afterAll(() => close())

const post = (path: string, fields: Record<string, string | File>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return app.request(path, { method: 'POST', body })
}
const pageOf = async (response: Response | Promise<Response>) => load(await (await response).text())

test('the plan leads from priority to measure by links', async () => {
  const $ = await pageOf(app.request('/stroud/plan'))
  expect(
    $('main a')
      .map((_, a) => $(a).text())
      .get(),
  ).toEqual(['Clean', 'Cleaner streets', 'Recycling'])
  expect($('section > .gt-plan-counts').text()).toBe('Near target 1')
  expect($('main li li').last().text()).toBe('Recycling Near target')
  const item = await pageOf(app.request('/stroud/plan/O1'))
  expect(item('main').text()).toMatch(/Cleaner streets.*What it serves.*Clean.*What serves it.*Recycling/s)
  expect((await app.request('/stroud/plan/none')).status).toBe(404)
})

test('a figure refused comes back with what was typed; accepted, it leads to the measure', async () => {
  const address = '/stroud/measures/M1/2026-27-Q1/value'
  const refused = await post(address, { value: 'lots & lots', forecast: '9' })
  expect(refused.status).toBe(422)
  const $ = load(await refused.text())
  expect([$('#value').attr('value'), $('#forecast').attr('value')]).toEqual(['lots & lots', '9'])
  expect($('.govuk-error-summary').text()).toContain('Enter a number')
  const done = await post(address, { value: '91.2' })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/stroud/measures/M1'])
  const page = await pageOf(app.request(address))
  expect(page('main').text()).toContain('You entered this figure')
  expect(page('tbody tr')).toHaveLength(1)
})

test('commentary is written in parts and shown again', async () => {
  const address = '/stroud/measures/M1/2026-27-Q1'
  const refused = await post(`${address}/comment`, { what_happened: '', why: 'Rain' })
  expect([refused.status, (await pageOf(refused))('#why').text()]).toEqual([422, 'Rain'])
  expect((await post(`${address}/comment`, { what_happened: 'Rounds were missed' })).status).toBe(303)
  expect((await pageOf(app.request(`${address}/value`)))('#what_happened').text()).toBe('Rounds were missed')
})

test('signing off one’s own figure is refused with the reason', async () => {
  const refused = await post('/stroud/measures/M1/2026-27-Q1/sign-off', { version: '1' })
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('someone else must sign it off')
})

test('a file is checked before it is imported, with its faults in a table', async () => {
  const bad = new File(['KPI ref,Period,Actual\nM1,2026-27-Q2,lots'], 'q2.csv')
  const checked = await post('/stroud/imports/preview', { kind: 'values', file: bad })
  expect(checked.status).toBe(422)
  const $ = load(await checked.text())
  expect($('tbody tr').first().text()).toMatch(/2.*value.*lots.*a number/)
  expect($('select[name="column.measure"]').val()).toBe('KPI ref')
  expect($('button[value=import]')).toHaveLength(0)
})

const good = () => new File(['KPI ref,Period,Actual\nM1,2026-27-Q2,92'], 'q2.csv')
const fieldsOf = ($: Awaited<ReturnType<typeof pageOf>>): Record<string, string> =>
  Object.fromEntries(
    $('form input[type=hidden], form select')
      .map((_, e) => [[$(e).attr('name') ?? '', String($(e).val() ?? '')]])
      .get(),
  )

test('a file without faults is imported from its preview', async () => {
  const $ = await pageOf(post('/stroud/imports/preview', { kind: 'values', file: good() }))
  expect($('main').text()).toContain('1 row read without a fault; 1 would change something')
  const done = await post('/stroud/imports', { ...fieldsOf($), do: 'import' })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/stroud/imports?changed=1'])
  expect((await pageOf(app.request('/stroud/imports')))('tbody tr').first().text()).toContain('q2.csv')
})

test('the same file again is known for it, and nothing is imported twice', async () => {
  const again = /This file was imported before, on \d+ \w+ \d{4} at .*\. Nothing changed\./
  const $ = await pageOf(post('/stroud/imports/preview', { kind: 'values', file: good() }))
  expect($('main').text()).toMatch(again)
  expect($('button[value=import]')).toHaveLength(0)
  const done = await post('/stroud/imports', { ...fieldsOf($), do: 'import' })
  const list = await pageOf(app.request(done.headers.get('location') ?? ''))
  expect(list('.govuk-notification-banner').text()).toMatch(again)
  expect(
    list('tbody tr')
      .text()
      .match(/q2\.csv/g),
  ).toHaveLength(1)
  const otherwise = { ...fieldsOf($), 'column.forecast': 'Actual', do: 'check' }
  expect((await pageOf(post('/stroud/imports', otherwise)))('main').text()).not.toMatch(again)
})

test('a file that is no table is refused in words, without columns to choose', async () => {
  const picture = new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0])], 'photo.png')
  const refused = await post('/stroud/imports/preview', { kind: 'values', file: picture })
  expect(refused.status).toBe(422)
  const $ = load(await refused.text())
  expect($('main').text()).toContain('This is a picture. Expected: a CSV file or an Excel workbook.')
  expect($('main select')).toHaveLength(0)
  expect($('main a[role=button]').attr('href')).toBe('/stroud/imports')
})

test('without a file the form asks for one', async () => {
  const refused = await post('/stroud/imports/preview', { kind: 'values' })
  expect([refused.status, (await pageOf(refused))('#file-error').text()]).toEqual([422, 'Error: Choose a file'])
})

const longFile = (rows: number) => {
  const lines = Array.from(
    { length: rows },
    (_, row) => `L${row},Measure ${row},number,number,higher,year,${'words '.repeat(200)}`,
  )
  return ['code,name,kind,unit,polarity,frequency,definition', ...lines].join('\n')
}

test('A long file is checked and imported on pages that begin at once and end with the outcome', async () => {
  const file = new File([longFile(1000)], 'long.csv')
  const checked = load(await (await post('/stroud/imports/preview', { kind: 'measures', file })).text())
  expect(checked('.gt-told[role=status]').length).toBe(1)
  expect(checked('.gt-told__end').text()).toContain('1000 rows read without a fault; 1000 would change something')
  const fields = Object.fromEntries(
    checked('main form input[type=hidden], main form select')
      .toArray()
      .map((each) => [
        checked(each).attr('name') ?? '',
        checked(each).find('[selected]').attr('value') ?? checked(each).attr('value') ?? '',
      ]),
  )
  const done = load(await (await post('/stroud/imports', { ...fields, do: 'import' })).text())
  expect(done('.gt-told__end').text()).toContain('Rows that changed something: 1000')
})

test('A fault in a long file ends the page with its row and column, and nothing is kept', async () => {
  const file = new File([`${longFile(1000)}\nL1000,Wrong,nonsense,number,higher,year,`], 'long.csv')
  const $ = load(await (await post('/stroud/imports/preview', { kind: 'measures', file })).text())
  expect($('.gt-told__end').text()).toContain('1 fault found')
  expect($('.gt-told__end table').first().text()).toMatch(/1002.*kind.*nonsense/s)
  expect($('button[value=import]').length).toBe(0)
})
