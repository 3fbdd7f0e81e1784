import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Framework } from '#framework/door.ts'
import { type Permission, permissionsOf } from '#platform/access/permissions.ts'
import { commands } from '#registry.ts'
import { shipped } from '../support/frameworks.ts'
import { type Installation, openInstallation, type Tiny } from './installation.ts'

/** Who gets an answer: anybody; people of the council; those who see drafts; those who may carry out a command. */
type Open =
  | { to: 'anybody' | 'council' | 'drafts' | 'signed-in' }
  /** Refused with 403 to those whose role does not, as nothing is changed. */
  | { to: 'question'; name: string }
  /** Not there, for those who may; the form again with the reason, for those who may not. */
  | { to: 'missing'; name: string }
  | { to: 'command'; name: string; at?: 'elsewhere'; hidden?: 'where drafts are' }
type Row = Open & { path: string; body?: () => BodyInit }

const form = (fields: Record<string, string>) => () => new URLSearchParams(fields)
const file = 'measure,period,value\nHOU03,2026-27-Q1,94.0\n'
const json = (content: object) => () => new Blob([JSON.stringify(content)], { type: 'application/json' })
const upload = () => {
  const body = new FormData()
  body.set('kind', 'values')
  body.set('file', new File([file], 'values.csv'))
  return body
}
const comment = form({ what_happened: 'More homes came back' })
const value = form({ value: '91.4', reason: 'A late return' })
const signed = form({ version: '1' })
const report = (council: string) => `/${council}/reports/quarterly/2026-27-Q2/${cabinetOf(council)}`
const importing = form({ kind: 'values', file_name: 'v.csv', content: btoa(file), do: 'import' })

const own = (path: string): Row => ({ to: 'anybody', path })

/** Whoever is signed in, in whichever council, and nobody else's: paths.db.test.ts asks each as nobody. */
const ownRows: Record<string, Row> = Object.fromEntries(
  [
    'GET /account',
    ...['password', 'second-factor', 'passkeys', 'sessions'].flatMap((page) => [
      `GET /account/${page}`,
      `POST /account/${page}`,
    ]),
    ...['code', 'forgotten', 'password'].flatMap((page) => [`GET /sign-in/${page}`, `POST /sign-in/${page}`]),
    'GET /sign-in/with/:provider',
  ].map((route) => [route, own(route.split(' ')[1] ?? '')]),
)

/** Every route of the app. A route without a row here fails the test: say who may ask it. */
const tableFor = (c: string): Record<string, Row | Row[]> => ({
  'GET /': { to: 'anybody', path: '/' },
  'GET /health': { to: 'anybody', path: '/health' },
  'GET /ui': { to: 'anybody', path: '/ui' },
  'GET /assets/*': { to: 'anybody', path: '/assets/none.css' },
  'GET /sign-in': { to: 'anybody', path: '/sign-in' },
  'POST /sign-in': { to: 'anybody', path: '/sign-in', body: form({ email: 'a@example.org', password: 'wrong' }) },
  'POST /sign-in/demonstration': { to: 'anybody', path: '/sign-in/demonstration', body: form({ email: 'none' }) },
  'GET /account': { to: 'signed-in', path: '/account' },
  'GET /account/passkeys': { to: 'signed-in', path: '/account/passkeys' },
  'GET /account/password': { to: 'signed-in', path: '/account/password' },
  'GET /account/second-factor': { to: 'signed-in', path: '/account/second-factor' },
  'GET /account/sessions': { to: 'signed-in', path: '/account/sessions' },
  'POST /account/passkeys': { to: 'signed-in', path: '/account/passkeys', body: form({}) },
  'POST /account/password': { to: 'signed-in', path: '/account/password', body: form({}) },
  'POST /account/second-factor': { to: 'signed-in', path: '/account/second-factor', body: form({}) },
  'POST /account/sessions': { to: 'signed-in', path: '/account/sessions', body: form({}) },
  'GET /sign-in/code': { to: 'anybody', path: '/sign-in/code' },
  'POST /sign-in/code': { to: 'anybody', path: '/sign-in/code', body: form({}) },
  'GET /sign-in/forgotten': { to: 'anybody', path: '/sign-in/forgotten' },
  'POST /sign-in/forgotten': { to: 'anybody', path: '/sign-in/forgotten', body: form({}) },
  'GET /sign-in/password': { to: 'anybody', path: '/sign-in/password' },
  'POST /sign-in/password': { to: 'anybody', path: '/sign-in/password', body: form({}) },
  'GET /sign-in/with/:provider': { to: 'anybody', path: '/sign-in/with/none' },
  'POST /sign-out': { to: 'anybody', path: '/sign-out', body: form({}) },
  'GET /api/auth/*': { to: 'anybody', path: '/api/auth/ok' },
  'POST /api/auth/*': { to: 'anybody', path: '/api/auth/none', body: form({}) },
  ...ownRows,
  'GET /:council': { to: 'council', path: `/${c}` },
  'GET /:council/plan': { to: 'council', path: `/${c}/plan` },
  'GET /:council/plan/:item': { to: 'council', path: `/${c}/plan/T1` },
  'GET /:council/imports': { to: 'council', path: `/${c}/imports` },
  'POST /:council/imports/preview': {
    to: 'command',
    name: 'imports.import',
    path: `/${c}/imports/preview`,
    body: upload,
  },
  'POST /:council/imports': { to: 'command', name: 'imports.import', path: `/${c}/imports`, body: importing },
  'GET /:council/measures': { to: 'council', path: `/${c}/measures` },
  'GET /:council/measures/:code': { to: 'council', path: `/${c}/measures/HOU03` },
  'GET /:council/measures/:code/:period/value': { to: 'council', path: `/${c}/measures/WAS01/2026-27-Q2/value` },
  'POST /:council/measures/:code/:period/value': both(c, 'value', 'returns.record-value', value),
  'POST /:council/measures/:code/:period/comment': both(c, 'comment', 'returns.comment', comment),
  'POST /:council/measures/:code/:period/sign-off': both(c, 'sign-off', 'returns.sign-off', signed),
  'GET /:council/reports': { to: 'council', path: `/${c}/reports` },
  'GET /:council/reports/:product/:period/:body': { to: 'drafts', path: report(c) },
  'GET /:council/reports/:product/:period/:body/:file{report\\.(docx|pdf|xlsx)}': {
    to: 'drafts',
    path: `${report(c)}/report.xlsx`,
  },
  'POST /:council/reports/:product/:period/:body/text': {
    to: 'command',
    name: 'reports.write-text',
    hidden: 'where drafts are',
    path: `${report(c)}/text`,
    body: form({ part: 'summary', content: 'All is well.' }),
  },
  // The report of a period to come cannot be released, so that none of these changes what the next one sees.
  'POST /:council/reports/:product/:period/:body/release': {
    to: 'command',
    name: 'reports.release',
    hidden: 'where drafts are',
    path: `${report(c).replace('2026-27-Q2', '2026-27-Q4')}/release`,
    body: form({}),
  },
  'GET /:council/withheld': { to: 'council', path: `/${c}/withheld` },
  'POST /:council/withheld': {
    to: 'command',
    name: 'withheld.withhold',
    path: `/${c}/withheld`,
    body: form({ reason: 'x', from_period: 'x' }),
  },
  'POST /:council/withheld/lift': {
    to: 'command',
    name: 'withheld.lift',
    path: `/${c}/withheld/lift`,
    body: form({ number: '999', reason: 'Agreed' }),
  },
  'GET /:council/framework': { to: 'council', path: `/${c}/framework` },
  'GET /:council/framework.yaml': { to: 'council', path: `/${c}/framework.yaml` },
  'GET /:council/calendar': { to: 'council', path: `/${c}/calendar` },
  'GET /:council/calendar.csv': { to: 'council', path: `/${c}/calendar.csv?year=2026-27` },
  'GET /:council/calendar.ics': { to: 'council', path: `/${c}/calendar.ics` },
  'GET /:council/api': { to: 'council', path: `/${c}/api` },
  'GET /:council/api/openapi.json': { to: 'council', path: `/${c}/api/openapi.json` },
  'POST /:council/api/commands/:name': {
    to: 'command',
    name: 'returns.sign-off',
    at: 'elsewhere',
    path: `/${c}/api/commands/returns.sign-off`,
    body: json({ measure_code: 'WAS01', period_key: '2026-27-Q2', version: 1 }),
  },
  'GET /:council/api/tokens': { to: 'council', path: `/${c}/api/tokens` },
  // filled in wrongly, so that whoever may is told so, and whoever may not is not
  'POST /:council/api/tokens': {
    to: 'command',
    name: 'tokens.make',
    path: `/${c}/api/tokens`,
    body: form({ name: '', days: '30' }),
  },
  'POST /:council/api/tokens/:token/end': {
    to: 'missing',
    name: 'tokens.revoke',
    path: `/${c}/api/tokens/none/end`,
    body: form({}),
  },
  'GET /:council/audit': { to: 'question', name: 'audit.read', path: `/${c}/audit` },
  'GET /:council/audit.csv': { to: 'question', name: 'audit.read', path: `/${c}/audit.csv` },
  'GET /:council/audit.json': { to: 'question', name: 'audit.read', path: `/${c}/audit.json` },
  'GET /:council/audit/attempts': { to: 'question', name: 'audit.read', path: `/${c}/audit/attempts` },
  'GET /:council/audit/attempts.csv': { to: 'question', name: 'audit.read', path: `/${c}/audit/attempts.csv` },
  'GET /:council/audit/attempts.json': { to: 'question', name: 'audit.read', path: `/${c}/audit/attempts.json` },
  'GET /:council/audit/kept': { to: 'question', name: 'audit.read', path: `/${c}/audit/kept` },
  'GET /:council/measures/:code/targets': { to: 'council', path: `/${c}/measures/WAS01/targets` },
  'POST /:council/measures/:code/targets': {
    to: 'command',
    name: 'targets.set-target',
    at: 'elsewhere',
    path: `/${c}/measures/WAS01/targets`,
    body: form({ period_key: '2026-27-Q2', target: '96', reason: 'Raised' }),
  },
  'GET /:council/people': { to: 'council', path: `/${c}/people` },
  'POST /:council/people': {
    to: 'command',
    name: 'administration.add-person',
    path: `/${c}/people`,
    body: form({ name: 'New', email: 'new@example.org', post: '' }),
  },
  'GET /:council/people/units': { to: 'council', path: `/${c}/people/units` },
  'POST /:council/people/units': {
    to: 'command',
    name: 'people.change-unit',
    path: `/${c}/people/units`,
    body: form({ unit_code: 'here', name: 'Homes', kind: 'service', from: '2026-11-01', reason: 'Renamed' }),
  },
  'GET /:council/people/posts': { to: 'council', path: `/${c}/people/posts` },
  'POST /:council/people/posts': posting(c, '', 'people.change-post', { unit_code: 'nowhere' }),
  'POST /:council/people/posts/fill': posting(c, '/fill', 'people.fill-post', { post_code: 'none' }),
  'POST /:council/people/posts/vacate': posting(c, '/vacate', 'people.vacate-post', { held_until: '2026-11-01' }),
  'POST /:council/people/posts/roles': posting(c, '/roles', 'people.give-post-role', { scope: 'council' }),
  'POST /:council/people/posts/roles/end': posting(c, '/roles/end', 'people.end-post-role', {
    role: 'none:none:council::2023-04-01',
    held_until: '2026-11-01',
  }),
  'GET /:council/people/owners': { to: 'council', path: `/${c}/people/owners` },
  'GET /:council/people/:person': { to: 'council', path: `/${c}/people/person` },
  'POST /:council/people/:person/roles': {
    to: 'command',
    name: 'people.give-role',
    path: `/${c}/people/person/roles`,
    body: form({ role_code: 'no-such-role', scope: 'council', held_from: '2026-11-01', reason: 'Asked' }),
  },
  'POST /:council/people/:person/roles/end': {
    to: 'command',
    name: 'people.end-role',
    path: `/${c}/people/person/roles/end`,
    body: form({ role: 'none:council::2023-04-01', held_until: '2022-01-01', reason: 'Asked' }),
  },
  // What leave it needs is that of every other change to a person.
  'POST /:council/people/:person/invite': {
    to: 'command',
    name: 'people.give-role',
    path: `/${c}/people/person/invite`,
    body: form({}),
  },
  'POST /:council/people/:person/stand-in': {
    to: 'command',
    name: 'people.stand-in',
    path: `/${c}/people/person/stand-in`,
    body: form({ stand_in_id: 'person', held_from: '2026-11-01', held_until: '2026-12-01', reason: 'Leave' }),
  },
  'POST /:council/people/:person/hand-over': {
    to: 'command',
    name: 'people.hand-over',
    path: `/${c}/people/person/hand-over`,
    body: form({ successor_id: 'person', left_on: '2026-11-01', reason: 'Left' }),
  },
  'POST /:council/people/:person/end-sessions': {
    to: 'command',
    name: 'people.end-sessions',
    path: `/${c}/people/person/end-sessions`,
    body: form({ reason: 'Asked' }),
  },
  'GET /:council/api/webhooks': { to: 'council', path: `/${c}/api/webhooks` },
  'POST /:council/api/webhooks': {
    to: 'command',
    name: 'webhooks.subscribe',
    path: `/${c}/api/webhooks`,
    body: form({ url: '' }),
  },
  'POST /:council/api/webhooks/:webhook/end': {
    to: 'missing',
    name: 'webhooks.unsubscribe',
    path: `/${c}/api/webhooks/none/end`,
    body: form({}),
  },
  'GET /:council/people/permissions': { to: 'council', path: `/${c}/people/permissions` },
})

/** Whole enough to be understood, so that the answer is about who asks; of a post that there is not. */
const posting = (council: string, page: string, name: string, fields: Record<string, string>): Row => ({
  to: 'command',
  name,
  path: `/${council}/people/posts${page}`,
  body: form({
    ...{ post_code: 'none', title: 'None', person_id: 'person', role_code: 'none', held_from: '2026-11-01' },
    ...{ reason: 'Asked', ...fields },
  }),
})

/** Once to the measure in everybody's scope, once to the one in another service. */
const both = (council: string, page: string, name: string, body: () => BodyInit): Row[] => [
  { to: 'command', name, path: `/${council}/measures/HOU03/2026-27-Q2/${page}`, body },
  { to: 'command', name, at: 'elsewhere', path: `/${council}/measures/WAS01/2026-27-Q2/${page}`, body },
]

const names = ['stroud', 'stockton-on-tees', 'stoke-on-trent', 'south-staffordshire', 'south-and-vale']
const councilOf = (name: string) => (name === 'south-and-vale' ? 'south-oxfordshire' : name)
const frameworks = new Map(names.map((name) => [councilOf(name), shipped(name)]))
const other = {
  council_id: 'maidstone',
  framework: 'maidstone.yaml',
  person: { name: 'Ola Elsewhere', role: 'performance-team' },
}

const frameworkOf = (council: string): Framework => {
  const framework = frameworks.get(council)
  if (!framework) throw new Error(`no framework of ${council}`)
  return framework
}

const cabinetOf = (council: string): string => {
  const { bodies } = frameworkOf(council)
  const own = bodies.filter((body) => !body.councils || body.councils.includes(council))
  return own.find((body) => body.code === 'cabinet' || body.plays?.includes('cabinet'))?.code ?? ''
}

const leastLevel = (framework: Framework) => framework.plan.levels.at(-1)?.code ?? ''

const tinyOf = (council: string, name: string): Tiny => ({
  council_id: council,
  framework: `${name}.yaml`,
  level: leastLevel(frameworkOf(council)),
  person: { name: 'Ana Pagano', role: 'none' },
})

type Person = {
  id: string
  name: string
  email: string
  permissions: Permission[]
  scope: [string, string] | null
  role: string
}

const scopes: Record<string, [string, string]> = {
  directorate: ['unit', 'here'],
  division: ['unit', 'here'],
  service: ['unit', 'here'],
  measure: ['measure', 'HOU03'],
  committee: ['body', 'cabinet'],
  portfolio: ['body', 'cabinet'],
}

/** One person for each role of the framework, in the scope where it is usually held, and one with no role. */
const peopleOf = (council: string): Person[] => {
  const person = (id: string) => ({
    id: `p-${id}`,
    name: `Holder of ${id}`,
    email: `${id}@${council}.example.org`,
    role: id,
  })
  const none = { code: 'none', name: 'None', may: [] }
  return [
    { ...person('none'), permissions: permissionsOf(none, commands), scope: null },
    ...frameworkOf(council).roles.map((role) => ({
      ...person(role.code),
      permissions: permissionsOf(role, commands),
      scope: scopes[role.per ?? ''] ?? (['council', ''] as [string, string]),
    })),
  ]
}

/** What a role lets its holder do, and where: the policy cannot tell two roles apart that say the same here. */
const powersOf = (council: string, { role, scope }: Person): string => {
  const may = frameworkOf(council).roles.find(({ code }) => code === role)?.may ?? []
  return JSON.stringify([may.toSorted(), scope])
}

/**
 * Who is asked about in a council: everybody in the first; in the others nobody whose powers were asked about before, but
 * the one with no role and the one who may do most, so that each row is both granted and refused in each council.
 */
const peopleAsked = (): Map<string, Person[]> => {
  const before = new Set<string>()
  return new Map(
    [...frameworks.keys()].map((council, at) => {
      const people = peopleOf(council)
      const most = people.toSorted((a, b) => mayDo(b) - mayDo(a))[0]
      const asked = people.filter((person) => {
        const isNew = !before.has(powersOf(council, person))
        before.add(powersOf(council, person))
        return at === 0 || isNew || person === most || person.role === 'none'
      })
      return [council, asked]
    }),
  )
}

const mayDo = ({ permissions }: Person): number => permissions.filter(({ within }) => within === true).length

const asked = peopleAsked()

let installation: Installation
beforeAll(async () => {
  const councils = [...frameworks.keys()].map((council, at) => tinyOf(council, names[at] ?? ''))
  installation = await openInstallation({}, [...councils, { ...other, level: leastLevel(shipped('maidstone')) }])
  for (const council of frameworks.keys())
    await installation.addPeople(
      council,
      peopleOf(council).map(({ id, name, email, role, scope }) => ({
        person_id: id,
        name,
        email,
        post: '',
        roles: scope ? [{ role_code: role, scope_kind: scope[0], scope_code: scope[1] }] : [],
      })),
    )
})
afterAll(() => installation?.close())

type Browser = Awaited<ReturnType<Installation['as']>>
const ask = async (browser: Browser, { path, body }: Row): Promise<number> =>
  (await browser(path, body ? { method: 'POST', body: body() } : {})).status

const rowsOf = (council: string) =>
  Object.entries(tableFor(council)).flatMap(([route, rows]) => [rows].flat().map((row) => ({ route, ...row })))

const inCouncil = ({ to }: Pick<Row, 'to'>): boolean => to !== 'anybody' && to !== 'signed-in'

/** 'answered' is whatever is said to somebody who may: the page, or the form again because something else is amiss. */
const expected = (row: Row, { permissions, role }: Person): 'answered' | 403 | 404 => {
  const leave = (name: string) => permissions.find((permission) => permission.name === name)
  const seesDrafts = leave('see.drafts')?.within === true
  if (row.to === 'drafts') return seesDrafts ? 'answered' : 404
  const mayDo = (name: string) => leave(name)?.within === true
  // nobody without any role is asked by the table, which is made of roles
  if (row.to === 'missing') return mayDo(row.name) && role !== 'none' ? 404 : 403
  if (row.to === 'question') return mayDo(row.name) ? 'answered' : 403
  if (row.to !== 'command') return 'answered'
  if (leave(row.name)?.[row.at ?? 'within'] === true && role !== 'none') return 'answered'
  return row.hidden && !seesDrafts ? 404 : 403
}
const kindOf = (status: number) =>
  status === 403 || status === 404 ? status : status < 500 ? 'answered' : `failed ${status}`

test('every route of the app has a row that says who may ask it', () => {
  const routes = new Set(installation.routes.map(({ method, path }) => `${method} ${path}`))
  expect(Object.keys(tableFor('stroud')).sort()).toEqual([...routes].toSorted())
})

test('each powers that any framework gives to a role are asked about somewhere', () => {
  const seen = new Set([...asked].flatMap(([council, people]) => people.map((person) => powersOf(council, person))))
  for (const council of frameworks.keys())
    for (const person of peopleOf(council)) expect(seen, person.role).toContain(powersOf(council, person))
})

test('nobody in particular is sent to sign in from every page of a council, and a program is told so', async () => {
  const nobody = await installation.as(null)
  for (const row of rowsOf('stroud').filter(inCouncil))
    expect(await ask(nobody, row), row.route).toBe(row.path.includes('/api/commands/') ? 401 : 303)
})

test("nobody in particular has an account's pages", async () => {
  const nobody = await installation.as(null)
  for (const row of rowsOf('stroud').filter(({ to }) => to === 'signed-in'))
    expect([303, 401, 404], row.route).toContain(await ask(nobody, row))
})

test('a person of another council finds nothing, at any address', async () => {
  const elsewhere = await installation.as('maidstone')
  for (const row of rowsOf('stroud').filter(inCouncil)) expect(await ask(elsewhere, row), row.route).toBe(404)
})

describe.each([...frameworks.keys()])('in %s', (council) => {
  // What is only read answers alike in every council, so one of them shows it.
  const rows = rowsOf(council).filter(({ to }) => (council === 'stroud' ? inCouncil({ to }) : to === 'command'))

  test.each((asked.get(council) ?? []).map((person) => [person.role, person] as const))(
    '%s is answered, refused or shown nothing as the permission table says',
    async (_, person) => {
      const browser = await installation.asPerson(person)
      const got: Record<string, unknown> = {}
      const wanted: Record<string, unknown> = {}
      for (const row of rows) {
        const key = `${row.route} ${row.to === 'command' ? (row.at ?? '') : ''}`
        got[key] = kindOf(await ask(browser, row))
        wanted[key] = expected(row, person)
      }
      expect(got).toEqual(wanted)
    },
  )
})
