import { describe, expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { isWorkingDay, workingDaysBetween } from '#kernel/working-days.ts'
import { frameworkFiles, shipped } from '../../tests/support/frameworks.ts'
import { type CalendarEntry, reportingCalendar } from './calendar.ts'
import { bodyOf } from './door.ts'

const year = periodOf('2026-27')

const calendarOf = (name: string, council = name, closures?: ReadonlySet<string>): CalendarEntry[] => {
  const made = reportingCalendar(shipped(name), council, year, closures)
  if (!made.ok) throw new Error(made.error)
  return made.value
}

const councils = frameworkFiles().flatMap((file) => {
  const name = file.replace('.yaml', '')
  return shipped(name).councils.map((council) => [council.id, name] as const)
})

describe.each(councils)('the calendar of %s', (council, name) => {
  const entries = calendarOf(name, council)

  test('is in order, within the year, on working days, each entry once', () => {
    expect(entries.map((e) => e.date)).toEqual(entries.map((e) => e.date).sort())
    const within = entries.every((e) => e.date >= year.start_on && e.date <= year.end_on)
    expect(within).toBe(true)
    const idle = entries.filter((e) => e.rule !== 'calendar.rules.framework-review' && !isWorkingDay(e.date))
    expect(idle).toEqual([])
    expect(new Set(entries.map((e) => e.id)).size).toBe(entries.length)
  })

  test('sends each quarterly report to the cabinet, with five clear days and every step after the figures are due', () => {
    const cabinet = bodyOf(shipped(name), 'cabinet', council)?.code
    for (const quarter of ['2026-27-Q1', '2026-27-Q2', '2026-27-Q3']) {
      const of = (kind: string) => entries.filter((e) => e.kind === kind && e.period_key === quarter)
      const meeting = of('report').find((e) => e.body === cabinet && e.id.includes('-quarterly-'))
      const dispatch = of('dispatch').find((e) => e.body === cabinet && e.id.includes('-quarterly-'))
      expect(meeting && dispatch && workingDaysBetween(dispatch.date, meeting.date)).toBe(6)
      const steps = of('stage')
      expect(steps.length).toBeGreaterThan(0)
      const due = of('return').find((e) => /quarterly-returns|strategic-returns/.test(e.rule))
      for (const step of steps)
        expect(step.date >= (due?.date ?? '9') && step.date <= (dispatch?.date ?? '')).toBe(true)
    }
  })

  test('is the same when it is made again', () => {
    expect(calendarOf(name, council)).toEqual(entries)
  })
})

describe('the arithmetic of the calendar', () => {
  test('a council closure moves a due date on by a working day', () => {
    const before = calendarOf('stoke-on-trent').find((e) => e.id === 'strategic-returns-2026-27-Q1')
    const after = calendarOf('stoke-on-trent', 'stoke-on-trent', new Set(['2026-07-06'])).find(
      (e) => e.id === before?.id,
    )
    expect([before?.date, after?.date]).toEqual(['2026-07-14', '2026-07-15'])
  })

  test('a meeting that would fall on a bank holiday is held on the next working day', () => {
    const stroud = shipped('stroud')
    const bodies = stroud.bodies.map((body) =>
      body.code === 'slt' ? { ...body, meetings: { weekday: 'monday' as const, nth: 1 as const, months: [5] } } : body,
    )
    const made = reportingCalendar({ ...stroud, bodies }, 'stroud', year)
    expect(made.ok && made.value.find((e) => e.id === 'meeting-slt-2026-05')?.date).toBe('2026-05-05')
  })

  test('the last weekday of a month is found', () => {
    const stroud = shipped('stroud')
    const bodies = stroud.bodies.map((body) =>
      body.code === 'slt'
        ? { ...body, meetings: { weekday: 'friday' as const, nth: 'last' as const, months: [1] } }
        : body,
    )
    const made = reportingCalendar({ ...stroud, bodies }, 'stroud', year)
    expect(made.ok && made.value.find((e) => e.id === 'meeting-slt-2027-01')?.date).toBe('2027-01-29')
  })

  test('leaders see the report before the agenda of the body they check it for goes out', () => {
    const entries = calendarOf('south-staffordshire')
    const leaders = entries.find((e) => e.id === 'report-quarterly-clt-2026-27-Q2')
    const agenda = entries.find((e) => e.id === 'dispatch-quarterly-cabinet-2026-27-Q2')
    expect(leaders && agenda && leaders.date < agenda.date).toBe(true)
  })

  test('dates resting on a fact that was chosen for the demonstration are marked, others are not', () => {
    const entries = calendarOf('stoke-on-trent')
    expect(entries.find((e) => e.id === 'operational-returns-2026-09')?.illustrative).toBeUndefined()
    expect(entries.filter((e) => e.kind === 'meeting').every((e) => e.illustrative)).toBe(true)
  })

  test('a council that is not in the file, a period that is not a year and an unknown year are refused', () => {
    const stroud = shipped('stroud')
    expect(reportingCalendar(stroud, 'leeds', year)).toMatchObject({
      ok: false,
      error: expect.stringContaining('no council "leeds"'),
    })
    expect(reportingCalendar(stroud, 'stroud', periodOf('2026-27-Q1'))).toMatchObject({
      ok: false,
      error: 'Q1 2026/27 is not a year.',
    })
    expect(reportingCalendar(stroud, 'stroud', periodOf('2030-31'))).toMatchObject({
      ok: false,
      error: expect.stringContaining('not known'),
    })
  })
})
