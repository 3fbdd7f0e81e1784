import { describe, expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import {
  audienceFor,
  bodyOf,
  measureWords,
  planDocumentOf,
  statusRuleAt,
  statusWord,
  toleranceSentence,
  wordFor,
} from './door.ts'

const quarter = (n: number) => periodOf(`2026-27-Q${n}`)

describe('the audience matrix', () => {
  const staffs = shipped('south-staffordshire')

  test('a body that the matrix does not name receives nothing', () => {
    expect(audienceFor(staffs, 'quarterly', 'standards-and-resources', quarter(1))).toBeNull()
    expect(audienceFor(staffs, 'quarterly', 'nobody', quarter(1))).toBeNull()
  })

  test('a monthly product is for months and a quarterly one is not', () => {
    expect(audienceFor(staffs, 'monthly-dashboard', 'clt', periodOf('2026-09'))?.sections).toEqual([
      'summary',
      'services',
    ])
    expect(audienceFor(staffs, 'monthly-dashboard', 'clt', quarter(2))).toBeNull()
    expect(audienceFor(staffs, 'quarterly', 'clt', periodOf('2026-09'))).toBeNull()
  })

  test('a half-year is reported at the quarter it ends with', () => {
    expect(audienceFor(staffs, 'quarterly', 'overview-and-scrutiny', periodOf('2026-27-H1'))).not.toBeNull()
  })

  test('a part printed within a report adds its section where that section usually stands', () => {
    const sections = audienceFor(shipped('stoke-on-trent'), 'quarterly', 'cabinet', quarter(2))?.sections
    expect(sections?.slice(0, 5)).toEqual(['summary', 'exceptions', 'priorities', 'delivery', 'revenue'])
  })

  test('a row may give a body only some sections', () => {
    expect(audienceFor(shipped('stroud'), 'quarterly', 'audit-and-standards', quarter(2))?.sections).toEqual([
      'summary',
      'risks',
      'data-quality',
    ])
  })

  test('what is withheld from a body is not given to it', () => {
    const stroud = shipped('stroud')
    const audience = stroud.audience.map((row) =>
      row.body === 'housing' ? { ...row, withheld: 'named tenants' } : row,
    )
    expect(audienceFor(stroud, 'quarterly', 'housing', quarter(2))).not.toBeNull()
    expect(audienceFor({ ...stroud, audience }, 'quarterly', 'housing', quarter(2))).toBeNull()
  })
})

describe('bodies and words', () => {
  test('in a committee system the body that plays the cabinet answers to its code', () => {
    expect(bodyOf(shipped('stroud'), 'cabinet')?.code).toBe('strategy-and-resources')
  })

  test('each of two councils in one file has its own cabinet', () => {
    const file = shipped('south-and-vale')
    expect(bodyOf(file, 'cabinet', 'south-oxfordshire')?.name).toBe('South Oxfordshire Cabinet')
    expect(bodyOf(file, 'cabinet', 'vale-of-white-horse')?.name).toBe('Vale of White Horse Cabinet')
    expect(bodyOf(file, 'vale-cabinet', 'south-oxfordshire')).toBeNull()
  })

  test("a council's own word is used, and the product's where it has none", () => {
    expect(wordFor(shipped('stroud'), 'measures')).toBe('performance indicators')
    expect(wordFor(shipped('stroud'), 'target')).toBe('target')
    expect(statusWord(shipped('south-and-vale'), 'near-target')).toBe('Slightly off track')
    expect(statusWord(shipped('stroud'), 'near-target')).toBe('Near target')
  })

  test('what a council calls its strategic measures is not said of all of them', () => {
    expect(measureWords(shipped('stroud'))).toEqual({ one: 'performance indicator', many: 'performance indicators' })
    expect(wordFor(shipped('stoke-on-trent'), 'measures')).toBe('strategic measures')
    expect(measureWords(shipped('stoke-on-trent'))).toEqual({ one: 'measure', many: 'measures' })
  })

  test('each council of a file has its own plan', () => {
    expect(planDocumentOf(shipped('south-and-vale'), 'vale-of-white-horse')).toBe('vale-corporate-plan')
    expect(planDocumentOf(shipped('stroud'), 'stroud')).toBe('council-plan')
  })
})

describe('the status rule of a day', () => {
  const stockton = shipped('stockton-on-tees')
  test.each([
    ['2000-01-01', '10'],
    ['2026-03-31', '10'],
    ['2026-04-01', '5'],
  ])('on %s the tolerance is %s%%', (date, value) => {
    expect(statusRuleAt(stockton, date).tolerance.value).toBe(value)
  })
  test('is told as a member would say it, in the words of the council', () => {
    expect(toleranceSentence(stockton, '2026-04-01')).toMatch(/^A figure that misses its target by no more than 5% /)
    expect(toleranceSentence(shipped('south-and-vale'), '2026-11-20')).toContain('is slightly off track; beyond that')
    expect(toleranceSentence(shipped('brighton-and-hove'), '2026-11-20')).toContain('Each measure states the value')
  })
})
