import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installation, openInstallation } from './installation.ts'
import {
  cabinetOf,
  councilsAsked,
  frameworks,
  peopleAsked,
  peopleOf,
  powersOf,
  type RoleHolder,
} from './role-holders.ts'
import { type Row, routeTable } from './route-table.ts'

const asked = peopleAsked()

let installation: Installation
beforeAll(async () => {
  installation = await openInstallation({}, councilsAsked)
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

const tableOf = (council: string) =>
  routeTable(council, `/${council}/reports/quarterly/2026-27-Q2/${cabinetOf(council)}`)
const rowsOf = (council: string) =>
  Object.entries(tableOf(council)).flatMap(([route, rows]) => [rows].flat().map((row) => ({ route, ...row })))

const inCouncil = ({ to }: Pick<Row, 'to'>): boolean => to !== 'anybody' && to !== 'signed-in'

/** 'answered' is whatever is said to somebody who may: the page, or the form again because something else is amiss. */
const expected = (row: Row, { permissions, role }: RoleHolder): 'answered' | 403 | 404 => {
  // nobody without any role is asked by the table, which is made of roles
  const leave = (name: string) => (role === 'none' ? null : permissions.find((permission) => permission.name === name))
  const seesDrafts = leave('see.drafts')?.within === true
  if (row.to === 'drafts') return seesDrafts ? 'answered' : 404
  if (row.to === 'risks') return leave('see.risks')?.[row.at ?? 'within'] === true ? 'answered' : 404
  const mayDo = (name: string) => leave(name)?.within === true
  if (row.to === 'seers') return mayDo(row.name) ? 'answered' : 404
  if (row.to === 'two people') return 404
  if (row.to === 'missing') return mayDo(row.name) ? 404 : 403
  if (row.to === 'question') return mayDo(row.name) ? 'answered' : 403
  if (row.to !== 'command') return 'answered'
  if (leave(row.name)?.[row.at ?? 'within'] === true) return 'answered'
  const seesIt = row.hidden === 'where risks are' ? leave('see.risks')?.within === true : seesDrafts
  return row.hidden && !seesIt ? 404 : 403
}
const kindOf = (status: number) =>
  status === 403 || status === 404 ? status : status < 500 ? 'answered' : `failed ${status}`

test('every route of the app has a row that says who may ask it', () => {
  const routes = new Set(installation.routes.map(({ method, path }) => `${method} ${path}`))
  expect(Object.keys(tableOf('stroud')).sort()).toEqual([...routes].toSorted())
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

test("nobody in particular is sent to sign in from an account's pages", async () => {
  const nobody = await installation.as(null)
  const own = rowsOf('stroud').filter(({ to }) => to === 'signed-in')
  expect(own.length).toBeGreaterThan(0)
  for (const row of own) expect(await ask(nobody, row), row.route).toBe(303)
})

test('a person of another council finds nothing, at any address', async () => {
  const elsewhere = await installation.as('maidstone')
  for (const row of rowsOf('stroud').filter(inCouncil)) expect(await ask(elsewhere, row), row.route).toBe(404)
})

/** Thousands of questions, to which either kind of database gives the same answer: once is enough, on the stricter of the two. */
const once = describe.skipIf(process.env.GOLDEN_THREAD_TEST_DATABASE === 'pglite')

once.each([...frameworks.keys()])('in %s', (council) => {
  // What is only read answers alike in every council, so one of them shows it.
  const rows = rowsOf(council).filter(({ to }) => (council === 'stroud' ? inCouncil({ to }) : to === 'command'))

  test.each((asked.get(council) ?? []).map((person) => [person.role, person] as const))(
    '%s is answered, refused or shown nothing as the permission table says',
    async (_, person) => {
      const browser = await installation.asPerson(person)
      const got: Record<string, unknown> = {}
      const wanted: Record<string, unknown> = {}
      for (const row of rows) {
        const key = `${row.route} ${'at' in row ? (row.at ?? '') : ''}`
        got[key] = kindOf(await ask(browser, row))
        wanted[key] = expected(row, person)
      }
      expect(got).toEqual(wanted)
    },
  )
})
