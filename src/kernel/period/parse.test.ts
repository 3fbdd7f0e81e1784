import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PeriodHint, parsePeriod } from './parse.ts'

const keyOf = (text: string, hint?: PeriodHint) => {
  const read = parsePeriod(text, hint)
  return read.ok ? read.value.key : read.error
}

test.each([
  ['Q2 2026/27', '2026-27-Q2'],
  ['Q2 2026-27', '2026-27-Q2'],
  ['2018-19 Q1', '2018-19-Q1'],
  ['2018-19;Q1', '2018-19-Q1'],
  ['2016-17 (OT)', '2016-17'],
  ['Q3 2023/24 (prov)', '2023-24-Q3'],
  ['Quarter 2 2026/27', '2026-27-Q2'],
  ['Second quarter of 2026/27', '2026-27-Q2'],
  ['Q1 2023/2024', '2023-24-Q1'],
  ['Qtr 4, 22/23', '2022-23-Q4'],
  ['H1 2026/27', '2026-27-H1'],
  ['Apr–Jun 2026', '2026-27-Q1'],
  ['April – June 2026', '2026-27-Q1'],
  ['Oct 2025 to Mar 2026', '2025-26-H2'],
  ['Oct-Mar 2026', '2025-26-H2'],
  ['Jan 2019-Dec 2019', '2019'],
  ['Apr-21 - Mar-22', '2021-22'],
  ['1 April 2026 to 30 June 2026', '2026-27-Q1'],
  ['01/04/2026 to 28/04/2026', '2026-27-P01'],
  ['Sept 2025 – Aug 2026', 'AY2025-26'],
  ['April 2021', '2021-04'],
  ['Apr-21', '2021-04'],
  ["Apr '21", '2021-04'],
  ['04/2021', '2021-04'],
  ['2024-12', '2024-12'],
  ['March 2021/22', '2022-03'],
  ['M6 2026/27', '2026-09'],
  ['2026/27', '2026-27'],
  ['2026 / 27', '2026-27'],
  ['22/23', '2022-23'],
  ['2022-23', '2022-23'],
  ['FY 2022/23', '2022-23'],
  ['2026/27 annual', '2026-27'],
  ['2011-12', '2011-12'],
  ['1999/00', '1999-00'],
  ['2026', '2026'],
  ['Q2 2026', '2026-Q2'],
  ['year ending 31 March 2024', '2023-24'],
  ['year ended 31 December 2024', '2024'],
  ['w/e 12 April 2026', '2026-W15'],
  ['Spring term 2026/27', 'AY2026-27-T2'],
  ['academic year 2026/27', 'AY2026-27'],
])('%s is read as %s', (text, key) => {
  expect(keyOf(text)).toBe(key)
})

test.each<[string, PeriodHint, string]>([
  ['2011-12', { kind: 'month' }, '2011-M12'],
  ['2022-23', { kind: 'month' }, '2022-23'],
  ['2022-23', { kind: 'year', basis: 'academic' }, 'AY2022-23'],
  ['31 March 2024', { kind: 'year' }, '2023-24'],
  ['2008-12-31', { kind: 'year' }, '2008'],
  ['2008-12-31', { kind: 'year', basis: 'financial' }, '2008-09'],
  ['31/03/2024', { kind: 'quarter' }, '2023-24-Q4'],
  ['2021-04-01T00:00:00', { kind: 'month' }, '2021-04'],
  ['Q1', { year: '2026-27' }, '2026-27-Q1'],
  ['Q1 2025/26', { year: '2026-27' }, '2025-26-Q1'],
  ['March', { year: '2026/27' }, '2027-03'],
  ['Annual', { year: '2026-27' }, '2026-27'],
  ['Apr-Jun', { year: '2026-27' }, '2026-27-Q1'],
  ['Jan-Mar', { year: '2026-27' }, '2026-27-Q4'],
  ['Jan-Mar 2027', { kind: 'term' }, 'AY2026-27-T2'],
  ['Apr-Jun 2026', { basis: 'calendar' }, '2026-Q2'],
  ['Period 6 2026/27', { kind: 'month' }, '2026-09'],
  ['Period 6 2026/27', {}, '2026-27-P06'],
])('%s with %j is read as %s', (text, hint, key) => {
  expect(keyOf(text, hint)).toBe(key)
})

describe('what cannot be read is refused in a sentence that says what was found', () => {
  test.each<[string, PeriodHint, RegExp]>([
    ['', {}, /There is no period\. Write it like Q2 2026\/27/],
    ['0', {}, /‘0’ is not a period/],
    ['TBC', { year: '2026-27' }, /‘TBC’ is not a period/],
    ['Q1', {}, /‘Q1’ does not say which year/],
    ['Apr-Jun', {}, /‘Apr-Jun’ does not say which year/],
    ['Q2 2026', { basis: 'financial' }, /2026 falls in two/],
    ['2012-16', {}, /not one month, quarter or year/],
    ['2014/15-16/17', {}, /not one month, quarter or year/],
    ['2022-13', {}, /not one month, quarter or year/],
    ['Apr-May 2026', {}, /covers no single month/],
    ['1 Jun 2026 to 1 Apr 2026', {}, /ends before it starts/],
    ['31 March 2024', {}, /is a day/],
    ['Week 15 2026/27', {}, /Write 2026-W15/],
    ['Q1 AY2026-27', {}, /no quarter in the academic year/],
    ['Q5 2026/27', {}, /is not a period/],
    ['W53 2025', {}, /There is no week 53 of 2025/],
    ['Apr-Jun 1066', {}, /does not exist/],
    ['31 March 0001', { kind: 'month' }, /is not a period/],
  ])('%s', (text, hint, sentence) => {
    expect(keyOf(text, hint)).toMatch(sentence)
  })
})

test('no text, with any hint, makes the reader fall over', () => {
  const piece = fc.constantFrom(
    'Q',
    '1',
    '2026',
    '27',
    '/',
    '-',
    ' ',
    'Apr',
    'to',
    'w/e ',
    '(',
    'AY',
    'term ',
    'P',
    '99',
    '0',
    'week ',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  )
  const kind = fc.constantFrom('week', 'four-week', 'month', 'quarter', 'half-year', 'year', 'term')
  const basis = fc.constantFrom('financial', 'calendar', 'academic')
  const hint = fc.record({ kind, basis, year: fc.constantFrom('2026-27', '2026', 'AY2026-27') }, { requiredKeys: [] })
  fc.assert(
    fc.property(text, hint, (written, known) => {
      const read = parsePeriod(written, known)
      expect(read.ok ? read.value.key : read.error).not.toBe('')
    }),
    { numRuns: 2000 },
  )
})
