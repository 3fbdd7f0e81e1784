import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedText } from '../../tests/support/shared.ts'
import { decimal, parseNumber, printDifference, printPence, printQuantity, roundHalfUp } from './quantity.ts'

type Vectors = {
  cases: { value: string; dp: number; half_up_away_from_zero: string }[]
  percent_sums: { counts: number[]; expected_percent: number[] }[]
}
const text = sharedText('vectors/rounding.json')
const vectors = text === null ? null : (JSON.parse(text) as Vectors)
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, places]) =>
    decimal(digits.toString())
      .dividedBy(10 ** places)
      .toFixed(),
  )

describe('rounding', () => {
  test.skipIf(!vectors)('a half goes away from zero, decided on the decimal digits (14 cases)', () => {
    for (const one of vectors?.cases ?? []) {
      expect(roundHalfUp(one.value, one.dp).toFixed(one.dp)).toBe(one.half_up_away_from_zero)
    }
  })
  test.skipIf(!vectors)('percentages are rounded one by one and not forced to add to 100 (4 cases)', () => {
    for (const { counts, expected_percent } of vectors?.percent_sums ?? []) {
      const all = counts.reduce((sum, count) => sum + count, 0)
      const printed = counts.map((count) => roundHalfUp(decimal(count).times(100).dividedBy(all), 0).toNumber())
      expect(printed).toEqual(expected_percent)
    }
  })
  test('rounding moves a value by at most half of its last place', () =>
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, dp) => {
        const moved = roundHalfUp(value, dp).minus(value).abs()
        expect(moved.lessThanOrEqualTo(decimal(5).dividedBy(10 ** (dp + 1)))).toBe(true)
      }),
    ))
})

describe('printing', () => {
  test.each<[string | null, string, number, string, string]>([
    [null, '%', 1, 'not available', 'not available'],
    ['91.2', '%', 1, '91.2%', '91.2%'],
    ['66.45', '%', 1, '66.5%', '66.5%'],
    ['1234567', '£', 0, '£1,234,567', '£1.2 million'],
    ['1234567.891', '£', 2, '£1,234,567.89', '£1.2 million'],
    ['2000000', '£', 0, '£2,000,000', '£2 million'],
    ['999999', '£', 0, '£999,999', '£999,999'],
    ['999960000', '£', 0, '£999,960,000', '£1 billion'],
    ['-1250000', '£', 0, '−£1,250,000', '−£1.3 million'],
    ['1234.5', '£000', 1, '£1,234.5k', '£1.2 million'],
    ['1.25', '£m', 2, '£1.25m', '£1.3 million'],
    ['-12', 'number', 0, '−12', '−12'],
    ['-0.4', 'number', 0, '0', '0'],
    ['1847000.4', 'number', 1, '1,847,000.4', '1,847,000.4'],
    ['23.4', 'days', 1, '23.4 days', '23.4 days'],
    ['1', 'days', 0, '1 day', '1 day'],
    ['412.25', 'kg', 1, '412.3 kg', '412.3 kg'],
    ['4.2', 'per 1,000', 1, '4.2 per 1,000', '4.2 per 1,000'],
    ['1', 'yes/no', 0, 'Yes', 'Yes'],
    ['0', 'yes/no', 0, 'No', 'No'],
  ])('%s in %s to %i places is %s, in prose %s', (value, unit, places, table, prose) => {
    expect(printQuantity(value, unit, places)).toBe(table)
    expect(printQuantity(value, unit, places, 'prose')).toBe(prose)
  })

  test('a difference between percentages is in points, and has no sign', () => {
    expect(printDifference('-1.3', '%', 1)).toBe('1.3 percentage points')
    expect(printDifference('1', '%', 0)).toBe('1 percentage point')
    expect(printDifference('-12000', '£', 0)).toBe('£12,000')
    expect(printDifference('4', 'number', 0)).toBe('4')
    expect(printDifference('-1', 'days', 0)).toBe('1 day')
  })

  test('pence are printed as pounds, millions or thousands', () => {
    expect(printPence(123_456_789)).toBe('£1,234,568')
    expect(printPence(123_456_789n, 'prose')).toBe('£1.2 million')
    expect(printPence(-123_456_789, 'thousands')).toBe('−1,235')
    expect(printPence(-50)).toBe('−£1')
    expect(printPence(-49)).toBe('£0')
    expect(() => printPence(1.5)).toThrow(RangeError)
  })

  test('a sign is never lost, unless the figure rounds to nought', () =>
    fc.assert(
      fc.property(
        decimals,
        fc.constantFrom('number', '%', '£', 'days'),
        fc.integer({ min: 0, max: 4 }),
        (value, unit, dp) => {
          const negative = roundHalfUp(value, dp).lessThan(0)
          expect(printQuantity(value, unit, dp).startsWith('−')).toBe(negative)
          expect(printQuantity(value, unit, dp, 'prose').startsWith('−')).toBe(negative)
        },
      ),
    ))

  test('what is printed is read back as the same number', () =>
    fc.assert(
      fc.property(decimals, fc.constantFrom('number', '%', '£'), (value, unit) => {
        expect(parseNumber(printQuantity(value, unit, 8))).toEqual({
          ok: true,
          value: { value: decimal(value).plus(0).toFixed(), marks: [] },
        })
      }),
    ))
})

describe('reading', () => {
  test.each<[string, string, string[]]>([
    ['1,234', '1234', []],
    ['1,847,000.4', '1847000.4', []],
    ['£1.2m', '1200000', []],
    ['£1.2M', '1200000', []],
    ['£350k', '350000', []],
    ['£2 billion', '2000000000', []],
    ['91.2%', '91.2', []],
    ['12*', '12', ['*']],
    ['12 **', '12', ['**']],
    ['91.2%*', '91.2', ['*']],
    ['91.2*%', '91.2', ['*']],
    ['68.69 (prov)', '68.69', ['(prov)']],
    ['13 [r]', '13', ['[r]']],
    ['54¹', '54', ['¹']],
    ['−4.5', '-4.5', []],
    ['–9.67%', '-9.67', []],
    ['(1,250)', '-1250', []],
    ['£(1,250)', '-1250', []],
    ['(£1,250)*', '-1250', ['*']],
    ['-£12', '-12', []],
    ['£-12', '-12', []],
    ['+3', '3', []],
    ['.5', '0.5', []],
    ['0', '0', []],
    ['-0', '0', []],
    ['-0.5', '-0.5', []],
    ['10.0', '10', []],
    ['007.50', '7.5', []],
    ['1.2E+06', '1200000', []],
    ['0.1', '0.1', []],
    ['\u00a01,000 ', '1000', []],
  ])('%j is %s', (written, value, marks) => {
    expect(parseNumber(written)).toEqual({ ok: true, value: { value, marks } })
  })

  test.each([
    ['', /The cell is empty/],
    ['N/A', /‘N\/A’ is not a number/],
    ['TBC', /‘TBC’ is not a number/],
    ['To be reported', /‘To be reported’ is not a number/],
    ['Data not available until 2024', /words beside its figures/],
    ['Annual KPI', /is not a number/],
    ['-', /is a dash/],
    ['DIV/0', /spreadsheet’s error/],
    ['#DIV/0!', /spreadsheet’s error/],
    ['below 10', /is a limit/],
    ['fewer than 10', /is a limit/],
    ['<5', /is a limit/],
    ['37 plus', /words beside/],
    ['a) 5 Hectares b) 500 Trees', /words beside/],
    ['1,23', /is not a number/],
    ['12 13', /is not a number/],
    ['01/04/2021', /is not a number/],
    ['1e999', /words beside/],
    ['.', /is a dash/],
    ['*', /is not a number/],
    ['9'.repeat(41), /is not a number/],
  ])('%j is refused in a sentence', (written, sentence) => {
    const read = parseNumber(written)
    expect(read.ok ? read.value : read.error).toMatch(sentence)
  })
})

test('no text makes the reader fall over, and what it reads is a plain decimal', () => {
  const piece = fc.constantFrom('1', ',', '234', '.', '£', '%', '-', '(', ')', '*', 'e', 'm', ' ', '[r]')
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (written) => {
      const read = parseNumber(written)
      expect(read.ok ? read.value.value : '0').toMatch(/^-?\d+(\.\d+)?$/)
    }),
    { numRuns: 2000 },
  )
})
