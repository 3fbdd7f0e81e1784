import { sql } from 'kysely'
import type { Sight } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { ListedMeasure } from './queries.ts'
import { newestSeen, withheldOn } from './seen.ts'

const figuresDrawn = 9

/** The last figures of each of these measures up to a day, oldest first, by measure: what a sparkline is drawn from. */
export const recentFigures = async (
  tx: Tx,
  council_id: string,
  measure_codes: readonly string[],
  { sight, until }: { sight: Sight; until: string | undefined },
): Promise<Map<string, ListedMeasure['points']>> => {
  if (measure_codes.length === 0) return new Map()
  const ended = sql`(${until ?? null}::date is null or s.period_end <= ${until ?? null}::date)`
  const { rows } = await sql<{ measure_code: string; points: ListedMeasure['points'] }>`
    select m.measure_code, p.points
    from json_array_elements_text(${JSON.stringify(measure_codes)}::text::json) as asked (code)
    join measure m on m.council_id = ${council_id} and m.measure_code = asked.code
    left join ${withheldOn(council_id, sight)} on held.measure_code = m.measure_code
    cross join lateral (
      select jsonb_agg(jsonb_build_object('period_key', r.period_key, 'value', r.judged_value::text,
        'target', r.target_value::text) order by r.period_end, r.period_start desc) as points
      from (
        ${newestSeen(sight, ended, figuresDrawn)}
      ) r
    ) p where p.points is not null`.execute(tx)
  return new Map(rows.map(({ measure_code, points }) => [measure_code, points]))
}
