import { sql } from 'kysely'
import { addDays } from '#kernel/dates.ts'
import { type Actor, partsWith } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'

/** The newest figure of a measure, given by somebody else and not signed off. */
export type AwaitingSignature = {
  measure_code: string
  name: string
  unit: string
  decimals: number
  period_key: string
  /** Null for one given in words. */
  value: string | null
  entered_by: string
  entered_on: string
}

/** Days after the end of its period in which a figure is still waited for; an older one is history. */
const waitedFor = 200

/**
 * What waits for this person's signature, the longest waiting first: in the parts of the council where they sign off, and
 * not what they gave themselves. Null for somebody who signs off nowhere.
 */
export const awaitingSignature = async (tx: Tx, actor: Actor, today: string): Promise<AwaitingSignature[] | null> => {
  const parts = partsWith(actor, 'values.sign-off')
  if (parts === null) return null
  const within =
    parts === 'all'
      ? sql`true`
      : sql`(m.unit_code = any(${parts.units}::text[]) or m.measure_code = any(${parts.measures}::text[]))`
  const { rows } = await sql<AwaitingSignature>`
    select m.measure_code, m.name, m.unit, m.decimals, v.period_key, v.value::text,
      v.entered_by, (v.entered_at at time zone 'Europe/London')::date::text as entered_on
    from measure m
    cross join lateral (
      select * from measure_value n where n.council_id = m.council_id and n.measure_code = m.measure_code
      order by n.period_end desc, n.period_start desc, n.version desc limit 1) v
    where m.council_id = ${actor.council_id} and m.dropped_from is null and ${within}
      and v.period_end >= ${addDays(today, -waitedFor)}::date and v.state not in ('missing', 'suppressed')
      and case when v.entered_by_id is null then v.entered_by <> ${actor.name} else v.entered_by_id <> ${actor.person_id} end
      and not exists (select from sign_off g where g.council_id = v.council_id and g.measure_code = v.measure_code
        and g.period_key = v.period_key and g.version = v.version)
    order by v.entered_at, m.sort_order, m.measure_code`.execute(tx)
  return rows
}
