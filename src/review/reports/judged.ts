import type { StatusRow } from '#review/performance/door.ts'
import type { JudgedPoint } from './facts.ts'

/** A point of a report as the row that the judging slice knows. */
export const judgedRow = ({ measure_code }: { measure_code: string }, point: JudgedPoint): StatusRow => ({
  ...point,
  measure_code,
})
