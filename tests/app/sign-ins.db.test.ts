import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
const other = 'stockton-on-tees'
let installation: Installation
let auditor: Awaited<ReturnType<Installation['as']>>
let stranger: typeof auditor

beforeAll(async () => {
  installation = await openInstallation()
  auditor = await installation.as(council)
  stranger = await installation.as(other)
})
afterAll(() => installation?.close())

const pageOf = async (path: string) => {
  const answered = await auditor(path)
  expect(answered.status, path).toBe(200)
  return load(await answered.text())
}
const textOf = async (path: string) => (await pageOf(path))('main').text().replaceAll(/\s+/g, ' ')
/** The rows of the list, each as 'Outcome what', the newest first. */
const listed = async (filters: Record<string, string> = {}) => {
  const page = await pageOf(paths.auditAttempts(council, filters))
  const cellsOf = (row: Parameters<typeof page>[0]) =>
    page(row)
      .find('th, td')
      .toArray()
      .map((cell) => page(cell).text())
  return page('tbody tr')
    .toArray()
    .map((row) => cellsOf(row).slice(2, 4).join(' '))
}

describe('Attempts', () => {
  test('on another council are told to both councils, with who, where and why', async () => {
    expect((await stranger(paths.report(council, 'quarterly', '2026-27-Q2', 'environment'))).status).toBe(404)
    const seen = await textOf(paths.auditAttempts(council))
    expect(seen).toContain('Bo Tester person@stockton-on-tees.example.org')
    expect(seen).toContain('GET /stroud/reports/quarterly/2026-27-Q2/environment')
    expect(seen).toContain('They do not belong to this council.')
    const theirs = await (await stranger(paths.auditAttempts(other))).text()
    expect(theirs).toContain('/stroud/reports/quarterly/2026-27-Q2/environment')
  })

  test('that are refused for want of a role say which, and the same again is shown once', async () => {
    for (let times = 0; times < 3; times++) {
      const body = new URLSearchParams({ version: '1' })
      expect((await auditor(paths.signOff(council, 'HOU03', '2026-27-Q2'), { method: 'POST', body })).status).toBe(403)
      expect((await auditor(paths.measure(council, 'NONE'))).status).toBe(404)
    }
    const seen = await textOf(paths.auditAttempts(council))
    expect(seen.match(/POST \/stroud\/measures\/HOU03/g)).toHaveLength(1)
    expect(seen).toContain('Your role does not sign figures off.')
    expect(seen.match(/GET \/stroud\/measures\/NONE/g)).toHaveLength(1)
  })

  test('to sign in with a wrong password are told to the council of that address alone', async () => {
    const nobody = await installation.as(null)
    for (const email of ['person@stroud.example.org', 'nobody@example.org']) {
      const body = new URLSearchParams({ email, password: 'a wrong password' })
      expect((await nobody(paths.signIn(), { method: 'POST', body })).status).toBe(422)
    }
    await expect.poll(() => textOf(paths.auditAttempts(council))).toContain('Sign-in failed')
    expect(await textOf(paths.auditAttempts(council))).not.toContain('nobody@example.org')
  })
})

describe('Sign-ins', () => {
  const chrome = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36' }
  const choose = async (email: string, name: string) => {
    const nobody = await installation.as(null)
    const body = new URLSearchParams({ email, name })
    return nobody(paths.demonstrationSignIn(), { method: 'POST', body, headers: chrome })
  }

  test('are told with who, by which way and from which browser, and signing out besides', async () => {
    const sent = await choose('person@stroud.example.org', 'Ana Pagano')
    const cookie = sent.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const leave = { method: 'POST', headers: { cookie, origin: 'http://localhost:3000' }, body: new URLSearchParams() }
    expect((await installation.ask(paths.signOut(), leave)).status).toBe(303)
    expect((await listed()).slice(0, 2)).toEqual(['Done Signed out', 'Done Signed in'])
    const seen = await textOf(paths.auditAttempts(council))
    expect(seen).toContain('Ana Pagano person@stroud.example.org')
    expect(seen).toContain('As one of the people of this demonstration.Chrome on Windows')
  })

  test('of another council’s people are not told here', async () => {
    await choose('person@stockton-on-tees.example.org', 'Bo Tester')
    expect(await listed({ who: 'Bo Tester', kind: 'signed-in' })).toEqual([])
  })

  test.each<[Record<string, string>, (one: string) => boolean]>([
    [{ kind: 'refused' }, (one) => one.startsWith('Refused')],
    [{ kind: 'accounts' }, (one) => one.startsWith('Done')],
    [{ kind: 'signed-in' }, (one) => one === 'Done Signed in'],
    [{ kind: 'rubbish' }, () => true],
    [{ who: 'ana PAG' }, (one) => !one.includes('Another council')],
    [{ who: 'bo tester' }, (one) => one.includes('Another council')],
    [{ who: '%' }, () => false],
    [{ kind: 'refused', who: 'bo tester' }, (one) => one.includes('Another council')],
    [{ until: '2020-01-01' }, () => false],
    [{ 'until-day': '1', 'until-month': '1', 'until-year': '2020' }, () => false],
    [{ from: '2020-01-01', until: '2999-01-01' }, () => true],
    [{ from: 'rubbish', older: 'rubbish' }, () => true],
  ])('filters %o find what they say', async (filters, isFound) => {
    const everything = await listed()
    expect(await listed(filters)).toEqual(everything.filter(isFound))
  })

  test('a day that is none filters nothing, and the page says so', async () => {
    const days = { 'from-day': '31', 'from-month': '2', 'from-year': '2026' }
    const page = await pageOf(paths.auditAttempts(council, days))
    expect(page('.govuk-error-summary a').attr('href')).toBe('#filter-from')
    expect(page('tbody tr').length).toBeGreaterThan(0)
  })

  test('a filter that finds nothing says so, and how to see everything', async () => {
    const page = await pageOf(paths.auditAttempts(council, { who: 'nobody at all' }))
    expect(page('.gt-empty').text()).toContain('Nothing matches.')
    expect(page('.gt-empty a').attr('href')).toBe(paths.auditAttempts(council))
  })

  test('a page goes on where the one before it ended', async () => {
    for (let times = 0; times < 55; times++) await auditor(paths.measure(council, `NONE${times}`))
    const first = await pageOf(paths.auditAttempts(council, { kind: 'not-found' }))
    expect(first('.gt-list-bar__count').text()).toBe('The newest 50')
    const older = first('.govuk-pagination__next a').attr('href') ?? ''
    expect(older).toContain('kind=not-found')
    const second = await pageOf(older)
    const asked = (page: typeof first) =>
      page('tbody')
        .text()
        .match(/NONE\d+/g) ?? []
    expect(new Set([...asked(first), ...asked(second)]).size).toBe(55)
    expect(second('.govuk-pagination__prev a').attr('href')).toBe(paths.auditAttempts(council, { kind: 'not-found' }))
  })

  test('can be taken away as they are filtered, safe in a spreadsheet, and that is in the audit log', async () => {
    const csv = await auditor(paths.auditAttemptsCopy(council, 'csv', { kind: 'signed-out' }))
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="sign-ins-stroud-/)
    const lines = (await csv.text()).trim().split('\n')
    expect(lines[0]).toMatch(/event,at,who,email,outcome,what,kind,how,from,asked,request/)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('Ana Pagano,person@stroud.example.org,Done,Signed out,signed-out,By themselves.')
    const json = await (await auditor(paths.auditAttemptsCopy(council, 'json', { who: 'bo tester' }))).json()
    expect(json).toMatchObject({ note: null, events: [{ kind: 'other-council', outcome: 'Refused' }] })
    expect(await textOf(paths.audit(council))).toContain(
      'Ana Pagano took a copy of the list of sign-ins and attempts (who bo tester) as json: rows 1.',
    )
  })
})
