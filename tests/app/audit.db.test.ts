import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { kindWords } from '../../src/entrance/audit/kind-words.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
let installation: Installation
let auditor: Awaited<ReturnType<Installation['as']>>

beforeAll(async () => {
  installation = await openInstallation()
  auditor = await installation.as(council)
})
afterAll(() => installation?.close())

const textOf = async (path: string) => {
  const answered = await auditor(path)
  expect(answered.status, path).toBe(200)
  return load(await answered.text())('main')
    .text()
    .replaceAll(/\s+/g, ' ')
}
const sentences = async (path: string) => {
  const page = load(await (await auditor(path)).text())
  return page('.gt-entries > li > p.govuk-body')
    .toArray()
    .map((one) => page(one).text())
}

describe('What was done', () => {
  test('is told newest first, in words, with who and through what', async () => {
    const told = await sentences(paths.audit(council))
    expect(told).toContainEqual(
      expect.stringMatching(/^a test imported values\.csv \(values\): \d+ rows read, \d+ changed\.$/),
    )
    expect(told.at(-1)).toBe('a test put stroud.yaml into force as version 1 of the framework. Reason: For a test.')
    expect(await textOf(paths.audit(council))).toContain('the command line')
  })

  test.each<[Record<string, string>, 'all' | 'imports' | 'one' | 'none']>([
    [{ who: 'Nobody' }, 'none'],
    [{ who: 'a test' }, 'all'],
    [{ command: 'framework.adopt' }, 'one'],
    [{ kind: 'framework' }, 'one'],
    [{ code: '1' }, 'one'],
    [{ code: 'HOU' }, 'none'],
    [{ door: 'cli', kind: 'import' }, 'imports'],
    [{ door: 'form' }, 'none'],
    [{ from: '2999-01-01' }, 'none'],
    [{ until: '2999-01-01' }, 'all'],
    [{ until: '2020-01-01' }, 'none'],
    [{ from: 'rubbish', older: "'; drop table person" }, 'all'],
  ])('filters %o find %s', async (filters, which) => {
    const told = await sentences(paths.audit(council))
    const expected = {
      all: told,
      imports: told.filter((one) => one.includes(' imported ')),
      one: told.slice(-1),
      none: [],
    }
    expect(await sentences(paths.audit(council, filters))).toEqual(expected[which])
  })

  test('can be chosen by every kind of thing that the log is about', async () => {
    const typed = new URLSearchParams({ post_code: 'head-of-audit', title: 'Head of audit', reason: 'A new post' })
    await auditor(paths.posts(council), { method: 'POST', body: typed })
    const choices = load(await (await auditor(paths.audit(council))).text())('#filter-kind option')
    const kinds = choices.toArray().map((one) => one.attribs.value)
    expect(kinds).toEqual(expect.arrayContaining(['framework', 'import', 'post']))
  })

  test('days typed in three boxes filter as one does, and one that is none is told and kept', async () => {
    const day = (year: string) => ({ 'until-day': '1', 'until-month': 'January', 'until-year': year })
    expect(await sentences(paths.audit(council, day('2020')))).toEqual([])
    const page = load(await (await auditor(paths.audit(council, day('20')))).text())
    expect(page('.govuk-error-summary a').attr('href')).toBe('#filter-until')
    expect(page('#filter-until').attr('value')).toBe('1')
    expect(page('.gt-entries > li').length).toBeGreaterThan(0)
  })

  test('is filtered by kinds in words, and each kind that was written has one', async () => {
    const page = load(await (await auditor(paths.audit(council))).text())
    const offered = page('#filter-kind option')
      .toArray()
      .map((option) => page(option).text())
    expect(offered).toContain('Framework file')
    for (const word of offered) expect(word).toMatch(/^[A-Z]/)
    const copied = (await (await auditor(paths.auditCopy(council, 'json'))).json()) as {
      entries: { subject_kind: string }[]
    }
    for (const { subject_kind } of copied.entries) expect(kindWords[subject_kind], subject_kind).toBeDefined()
  })

  test('of one thing is headed by what it is called', async () => {
    const heading = async (code: string) =>
      load(await (await auditor(paths.audit(council, { code }))).text())('h1').text()
    expect(await heading('HOU03')).toBe('What was done to Homes let within 25 days (HOU03)')
    expect(await heading('no-such-thing')).toBe('What was done to no-such-thing')
  })

  test('is refused to a program as a problem, and to people as a page', async () => {
    const programs = [paths.auditCopy(council, 'json'), paths.auditAttemptsCopy(council, 'json')]
    const staff = { name: 'Rae Staff', email: 'rae@stroud.example.org' }
    await installation.addPeople(council, [{ person_id: 'rae', post: '', roles: [], ...staff }])
    const stranger = await installation.asPerson(staff)
    for (const path of programs) {
      const refused = await stranger(path)
      expect([path, refused.status, refused.headers.get('content-type')]).toEqual([
        path,
        403,
        'application/problem+json; charset=utf-8',
      ])
    }
    const page = await stranger(paths.auditCopy(council, 'csv'))
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(
      (await stranger(paths.audit(council), { headers: { Accept: 'application/json' } })).headers.get('content-type'),
    ).toMatch(/^application\/problem/)
  })

  test('a page after a given row goes on with what is older', async () => {
    const copied = (await (await auditor(paths.auditCopy(council, 'json', { kind: 'import' }))).json()) as {
      entries: { at: string; entry_id: number; sentence: string }[]
    }
    const second = copied.entries[1]
    const rest = await sentences(paths.audit(council, { kind: 'import', older: `${second?.at}_${second?.entry_id}` }))
    expect(rest).toEqual(copied.entries.slice(2).map(({ sentence }) => sentence))
  })

  test('a copy of the list is safe in a spreadsheet, and taking it is itself in the log', async () => {
    const copy = await auditor(paths.auditCopy(council, 'csv', { kind: 'framework' }))
    expect(copy.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-stroud-/)
    const lines = (await copy.text()).trim().split('\n')
    expect(lines).toHaveLength(2)
    const [newest] = await sentences(paths.audit(council))
    expect(newest).toBe('Ana Pagano took a copy of the audit log (kind framework) as csv: rows 1.')
  })
})
