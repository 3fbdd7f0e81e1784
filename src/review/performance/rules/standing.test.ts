import { describe, expect, it } from 'vitest'
import { shipped } from '../../../../tests/support/frameworks.ts'
import { type DueMeasure, standingOf } from './standing.ts'

const framework = shipped('stroud')
const quarterly: DueMeasure = { frequency: 'quarter', level: 'strategic', lead_time_days: 10 }
const codeOn = (latest: string | null, today: string, at?: string, measure = quarterly) =>
  standingOf(measure, latest, today, framework, at).code

describe('how a measure stands on a day', () => {
  it('is current while its newest ended period has a figure', () =>
    expect(codeOn('2026-09-30', '2026-11-20')).toBe('current'))
  it('awaits the figure until the day it is due, is late after it and missing in the end', () => {
    const days = ['2026-10-01', '2026-10-14', '2026-10-15', '2026-11-11', '2026-11-12']
    expect(days.map((day) => codeOn('2026-06-30', day))).toEqual(['awaiting', 'awaiting', 'late', 'late', 'missing'])
    expect(standingOf(quarterly, null, '2026-10-01', framework)).toMatchObject({
      period: { key: '2026-27-Q2' },
      due_on: '2026-10-14',
    })
  })
  it('owes nothing new in a quarter’s report on a yearly measure: last result, not due', () => {
    const yearly = { frequency: 'year', level: 'strategic', lead_time_days: null }
    expect(codeOn('2026-03-31', '2026-11-20', '2026-09-30', yearly)).toBe('not-due')
    expect(codeOn('2025-03-31', '2026-11-20', '2026-09-30', yearly)).toBe('missing')
  })
  it('cannot be late where nobody knows the bank holidays yet', () => {
    expect(codeOn('2035-06-30', '2035-12-01')).toBe('awaiting')
  })
})
