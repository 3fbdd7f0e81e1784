import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import type { ListedMeasure } from './queries.ts'

/** How many rows a list has at most for each to be drawn: beyond, the pictures would weigh more than the list. */
export const mostDrawn = 250

const figuresDrawn = 9

/** The last figures of each of these measures up to a day, oldest first, by measure: what a sparkline is drawn from. */
export const recentFigures = async (
  tx: Tx,
  council_id: string,
  measure_codes: readonly string[],
  until: string | undefined,
): Promise<Map<string, ListedMeasure['points']>> => {
  const { rows } = await sql<{ measure_code: string; points: ListedMeasure['points'] }>`
    select asked.code as measure_code, p.points
    from json_array_elements_text(${JSON.stringify(measure_codes)}::text::json) as asked (code)
    cross join lateral (
      select jsonb_agg(jsonb_build_object('period_key', r.period_key, 'value', r.judged_value::text,
        'target', r.target_value::text) order by r.period_end, r.period_start desc) as points
      from (
        select * from measure_status s
        where s.council_id = ${council_id} and s.measure_code = asked.code
          and (${until ?? null}::date is null or s.period_end <= ${until ?? null}::date)
        order by s.period_end desc, s.period_start desc limit ${figuresDrawn}
      ) r
    ) p where p.points is not null`.execute(tx)
  return new Map(rows.map(({ measure_code, points }) => [measure_code, points]))
}
