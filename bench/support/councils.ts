import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { parseFramework } from '#framework/door.ts'
import { addPeople, installCouncil } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'

/** Before the day the pages are asked on, with the last month's figure given. */
const lastMonth = '2026-10-01'
export const today = '2026-11-20'

export const councilId = (at: number): string => `bench-${at}`
export const measureCode = (at: number): string => `M${String(at).padStart(4, '0')}`
export const personOf = (council_id: string) => ({ email: `ana@${council_id}.example`, name: `Ana of ${council_id}` })

type Size = { measures: number; periods: number }

/** Installs councils numbered from..upTo-1, each with its measures, monthly figures, targets and judgements. */
export const loadCouncils = async (database: Database, from: number, upTo: number, size: Size): Promise<void> => {
  const source_text = await readFile(new URL('../../frameworks/stroud.yaml', import.meta.url), 'utf8')
  const read = parseFramework(source_text, 'stroud.yaml')
  if (!read.ok) throw new Error('the framework does not read')
  let next = from
  const lane = async () => {
    while (next < upTo) {
      const council_id = councilId(next++)
      await installOne(database, council_id, JSON.stringify(read.value), source_text)
      await fill(database, council_id, size)
    }
  }
  await Promise.all([lane(), lane()])
  await sql`vacuum analyze`.execute(database.kysely)
}

const installOne = async (database: Database, council_id: string, content: string, source_text: string) => {
  const facts = { council_id, name: `Council ${council_id}`, short_name: council_id, brand_colour: '#1d5f5a' }
  await installCouncil(database.kysely, { ...facts, demonstration: true, illustrative: null, figures_source: null })
  const held = { role_code: 'policy-and-governance', scope_kind: 'council', scope_code: '' }
  await database.asCouncil(council_id, async (tx) => {
    await addPeople(
      tx,
      council_id,
      [{ person_id: 'ana', post: '', ...personOf(council_id), roles: [held] }],
      '2020-04-01',
    )
    await tx
      .insertInto('framework_version')
      .values({ council_id, version: 1, content, source_text, adopted_by: 'bench', reason: '' })
      .execute()
  })
}

/** Straight into the tables, with foreign keys unchecked: millions of rows whose keys are right by construction. */
const fill = (database: Database, council_id: string, { measures, periods }: Size) =>
  database.kysely.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into plan_item (council_id, item_code, level_code, name)
      select ${council_id}, 'O' || n, 'objective', 'Objective ' || n from generate_series(0, 19) n`.execute(tx)
    await sql`
      insert into org_unit (council_id, unit_code, kind, name)
      select ${council_id}, 'S' || n, 'service', 'Service ' || n from generate_series(0, 11) n`.execute(tx)
    await sql`
      insert into measure (council_id, measure_code, name, kind, unit, decimals, polarity, frequency, accumulation, level,
        unit_code, sort_order)
      select ${council_id}, 'M' || lpad(n::text, 4, '0'), 'Share of requests answered in time, area ' || n, 'percentage', '%', 1,
        'higher', 'month', 'in-period', 'strategic', 'S' || n % 12, n
      from generate_series(0, ${measures}::int - 1) n`.execute(tx)
    await sql`
      insert into measure_plan_item (council_id, measure_code, item_code)
      select ${council_id}, measure_code, 'O' || sort_order % 20 from measure where council_id = ${council_id}`.execute(
      tx,
    )
    if (periods === 0) return
    const figures = sql`
      select m.measure_code, to_char(d, 'YYYY-MM') as period_key, d::date as period_start,
        (d + interval '1 month - 1 day')::date as period_end, 80 + (m.sort_order * 7 + extract(month from d)::int * 13) % 190 / 10.0 as value,
        lag(80 + (m.sort_order * 7 + extract(month from d)::int * 13) % 190 / 10.0) over (partition by m.measure_code order by d) as previous
      from measure m cross join generate_series(${lastMonth}::timestamp - make_interval(months => ${periods - 1}::int), ${lastMonth}::timestamp, interval '1 month') d
      where m.council_id = ${council_id}`
    await sql`
      insert into measure_value (council_id, measure_code, period_key, version, period_start, period_end, value, state, entered_by)
      select ${council_id}, measure_code, period_key, 1, period_start, period_end, value, 'final', 'Ana' from (${figures}) f`.execute(
      tx,
    )
    await sql`
      insert into target (council_id, measure_code, period_key, version, period_start, period_end, target_value, set_by)
      select ${council_id}, measure_code, period_key, 1, period_start, period_end, 90, 'Cabinet' from (${figures}) f`.execute(
      tx,
    )
    await sql`
      insert into measure_status (council_id, measure_code, period_key, period_start, period_end, value_version, value, state,
        judged_value, target_value, tolerance_kind, tolerance_value, tolerance_set_by, status, previous_value, previous_period_key, direction_previous)
      select ${council_id}, measure_code, period_key, period_start, period_end, 1, value, 'final', value, 90, 'percent', 5, 'council',
        case when value >= 90 then 'on-target' when value >= 85.5 then 'near-target' else 'off-target' end, previous,
        to_char(period_start - interval '1 month', 'YYYY-MM'),
        case when value > previous then 'better' when value < previous then 'worse' when value = previous then 'same' end
      from (${figures}) f`.execute(tx)
  })
