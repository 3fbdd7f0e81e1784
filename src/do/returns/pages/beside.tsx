import { type Period, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import type { MeasureBrief } from '#plan/measures/door.ts'
import { printTarget, type targetFor } from '#plan/targets/door.ts'
import type { versionsOf } from '../queries.ts'

export type Version = Awaited<ReturnType<typeof versionsOf>>[number]

type Earlier = { period: Period; newest: Version } | null

/** What whoever gives or signs a figure holds it against. */
export type Beside = { target: Awaited<ReturnType<typeof targetFor>>; before: Earlier; last_year: Earlier }

/** 'The target is 70. It was 24 in Q1 2026/27 and 57 in Q2 2025/26.' */
export const BesideIt = ({ measure, beside }: { measure: MeasureBrief; beside: Beside }) => {
  const { target, before, last_year } = beside
  const years = last_year?.period.key === before?.period.key ? [before] : [before, last_year]
  const earlier = years.flatMap((one) =>
    one === null ? [] : [`${printFigure(one.newest, measure)} in ${printPeriod(one.period)}`],
  )
  const said = [
    target ? `The target is ${printTarget(target, measure)}.` : 'There is no target for this period.',
    earlier.length > 0 ? `The figure was ${earlier.join(' and ')}.` : '',
  ]
  return <p class="govuk-body">{said.filter(Boolean).join(' ')}</p>
}

/** In the unit of the measure; a figure in words as it was written. */
export const printFigure = (version: Version, measure: MeasureBrief): string =>
  version.value === null
    ? (version.value_text ?? 'not available')
    : printQuantity(version.value, measure.unit, measure.decimals)
