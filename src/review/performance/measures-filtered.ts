import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '#platform/access/door.ts'
import { newestSeen, withheldOn } from './seen.ts'

export type MeasureFilters = {
  readonly status?: string | undefined
  readonly objective?: string | undefined
  readonly service?: string | undefined
  readonly level?: string | undefined
  /** The figure of this period, where it has one, and the statuses as they stood at its end. */
  readonly period?: { readonly key: string; readonly end_on: string } | undefined
  readonly q?: string | undefined
  /** Only these, where it is known which. */
  readonly codes?: readonly string[] | undefined
}

/**
 * Everything after the columns of a list, in plan order: measures as `m`, their unit as `u`, what is withheld of them as
 * `held`, and the newest judgement that is seen as `s`.
 */
export const measuresFiltered = (
  council_id: string,
  { objective, service, level, period, q, codes }: MeasureFilters,
  sight: Sight,
): RawBuilder<unknown> => sql`
  from measure m
  left join org_unit u on u.council_id = m.council_id and u.unit_code = m.unit_code
  left join ${withheldOn(council_id, sight)} on held.measure_code = m.measure_code
  left join lateral (
    ${newestSeen(sight, endedBy(period), 1)}
  ) s on true
  where m.council_id = ${council_id}
    and m.dropped_from is null
    and (${level ?? null}::text is null or m.level = ${level ?? null})
    and (${service ?? null}::text is null or m.unit_code = ${service ?? null})
    and (${q || null}::text is null or position(lower(${q ?? ''}) in lower(m.name || ' ' || m.measure_code)) > 0)
    and (${objective ?? null}::text is null or exists (
      select from measure_plan_item l
      where l.council_id = m.council_id and l.measure_code = m.measure_code and l.item_code = ${objective ?? null}))
    and ${codes === undefined ? sql`true` : sql`m.measure_code = any(${codes}::text[])`}
  order by m.sort_order, m.measure_code`

/** Whether a judgement, as `s`, is of a period that had ended when the one asked for did. */
export const endedBy = (period: MeasureFilters['period']): RawBuilder<unknown> =>
  period === undefined ? sql`true` : sql`s.period_end <= ${period.end_on}::date`
