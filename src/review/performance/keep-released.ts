import { sql } from 'kysely'
import { findFramework } from '#framework/adoption.ts'
import { type Body, bodyOf } from '#framework/door.ts'
import { type Period, previousPeriod } from '#kernel/period.ts'
import type { Tx } from '#platform/database/door.ts'
import { statusColumns } from './keep-status.ts'

type Released = { release_id: string; period: Period; body_code: string; released_on: string }

/** What goes to these is not thereby public: officers, and those who prepare. */
const inside = ['leadership', 'staff', 'portfolio']

/**
 * A report released to members or the public releases the figures up to its period's end, as they are judged that day:
 * a later revision stays unreleased until another release, and what is withheld that day is not released. Words on figures of this period and the one before go with it.
 */
export const keepReleased = async (
  tx: Tx,
  council_id: string,
  { release_id, period, body_code, released_on }: Released,
): Promise<void> => {
  const framework = await findFramework(tx, council_id)
  const body = framework && bodyOf(framework, body_code, council_id)
  if (!body || staysInside(body)) return
  await sql`
    insert into released_status (council_id, ${list('')}, release_id, released_at, commentary_version)
    select s.council_id, ${list('s.')}, ${release_id}, recorded_now(), c.version
    from measure_status s
    left join commentary_now c on c.council_id = s.council_id and c.measure_code = s.measure_code and c.period_key = s.period_key
    where s.council_id = ${council_id} and s.period_end <= ${period.end_on}::date
      and not exists (select from withheld_measure w where w.council_id = s.council_id and w.measure_code = s.measure_code
        and w.from_on <= s.period_end and (w.until is null or w.until >= ${released_on}::date))
    on conflict (council_id, measure_code, period_key) do update
      set ${assignments}, release_id = excluded.release_id, released_at = excluded.released_at,
        commentary_version = excluded.commentary_version
      where excluded.period_end >= ${previousPeriod(period).start_on}::date
        or (${list('released_status.')}) is distinct from (${list('excluded.')})`.execute(tx)
}

/** Whether a report to this body goes to officers alone, and not thereby to members and the public. */
export const staysInside = ({ kind }: Pick<Body, 'kind'>): boolean => inside.includes(kind)

const list = (prefix: string) => sql.raw(statusColumns.map((name) => `${prefix}${name}`).join(', '))
const assignments = sql.raw(statusColumns.map((name) => `${name} = excluded.${name}`).join(', '))
