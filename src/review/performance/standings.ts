import { sql } from 'kysely'
import type { Framework } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Sight } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { type MeasureFilters, measuresFiltered } from './measures-filtered.ts'
import type { Movement } from './rules/list-order.ts'
import { type DueMeasure, standingSeen, statusStanding } from './rules/standing.ts'
import { inSight, isHidden, type Withheld, withheldColumn } from './seen.ts'

/** A measure of a list with how it stands today and what a list can be ordered by. */
export type MeasureStanding = {
  readonly measure_code: string
  readonly name: string
  readonly status: StatusCode
  readonly row: Movement | null
}

type Read = Omit<MeasureStanding, 'row' | 'status'> &
  DueMeasure &
  Movement & { in_sight: boolean; withheld: Withheld | null; period_end: string | null; status: StatusCode }

/**
 * How each measure stands, in plan order, read with nothing more than decides it. A page shows a hundred of ten thousand,
 * but counts them all, and which figures are owed only the calendar of the framework knows.
 */
export const listStandings = async (
  tx: Tx,
  council_id: string,
  filters: MeasureFilters,
  { today, framework, sight }: { today: string; framework: Framework; sight: Sight },
): Promise<MeasureStanding[]> => {
  const end = filters.period?.end_on
  const { rows } = await sql<Read>`
    select m.measure_code, m.name, m.frequency, m.level, m.lead_time_days, ${inSight(sight)} as in_sight,
      ${withheldColumn} as withheld, s.period_end, s.status, s.value, s.previous_value, s.direction_previous
    ${measuresFiltered(council_id, filters, sight)}`.execute(tx)
  return rows.map((read) => {
    const hidden = isHidden(read, sight, end)
    const row = hidden ? null : figureOf(read)
    const standing = standingSeen({ ...read, hidden, row }, today, framework, end)
    return { measure_code: read.measure_code, name: read.name, status: statusStanding(standing, row), row }
  })
}

/** A measure without a figure has nulls where the figure would be. */
const figureOf = ({ period_end, status, value, previous_value, direction_previous }: Read) =>
  period_end === null ? null : { period_end, status, value, previous_value, direction_previous }
