import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
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
