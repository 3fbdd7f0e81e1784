import { sql } from 'kysely'
import type { MeasureKind } from '#plan/measures/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { PresentValue } from './present.ts'

/** Every version of every figure of a measure, newest period first, each with its signature if it has one. */
export const valuesOf = (tx: Tx, measure_code: string) =>
  withSignature(tx)
    .where('measure_value.measure_code', '=', measure_code)
    .orderBy('measure_value.period_end', 'desc')
    .orderBy('measure_value.version', 'desc')
    .execute()

/** The versions of one figure, newest first. */
export const versionsOf = (tx: Tx, measure_code: string, period_key: string) =>
  withSignature(tx)
    .where('measure_value.measure_code', '=', measure_code)
    .where('measure_value.period_key', '=', period_key)
    .orderBy('measure_value.version', 'desc')
    .execute()

/** The newest version of one figure and its signature, with what must be known of its measure; null for no such measure. */
export const newestOf = async (tx: Tx, measure_code: string, period_key: string) => {
  const { rows } = await sql<{ kind: MeasureKind; newest: NewestVersion | null }>`
    select m.kind, case when v.version is null then null else jsonb_build_object('measure_code', v.measure_code,
      'period_key', v.period_key, 'version', v.version, 'value', v.value::text, 'numerator', v.numerator::text,
      'denominator', v.denominator::text, 'value_text', v.value_text, 'state', v.state,
      'forecast_value', v.forecast_value::text, 'reason', v.reason, 'entered_by', v.entered_by,
      'entered_by_id', v.entered_by_id,
      'entered_at', v.entered_at, 'import_id', v.import_id, 'import_row', v.import_row, 'signed_by', g.signed_by,
      'signed_as', g.signed_as, 'signed_at', g.signed_at) end as newest
    from measure m
    left join lateral (
      select * from measure_value v
      where v.council_id = m.council_id and v.measure_code = m.measure_code and v.period_key = ${period_key}
      order by v.version desc limit 1) v on true
    left join sign_off g on g.council_id = v.council_id and g.measure_code = v.measure_code
      and g.period_key = v.period_key and g.version = v.version
    where m.council_id = current_council() and m.measure_code = ${measure_code}`.execute(tx)
  return rows[0] ?? null
}

type NewestVersion = PresentValue & {
  reason: string
  entered_by: string
  entered_by_id: string | null
  entered_at: string
  import_id: string | null
  import_row: number | null
  signed_by: string | null
  signed_as: string | null
  signed_at: string | null
}

const withSignature = (tx: Tx) =>
  tx
    .selectFrom('measure_value')
    .leftJoin('sign_off', (join) =>
      join
        .onRef('sign_off.council_id', '=', 'measure_value.council_id')
        .onRef('sign_off.measure_code', '=', 'measure_value.measure_code')
        .onRef('sign_off.period_key', '=', 'measure_value.period_key')
        .onRef('sign_off.version', '=', 'measure_value.version'),
    )
    .leftJoin('import_batch', (join) =>
      join
        .onRef('import_batch.council_id', '=', 'measure_value.council_id')
        .onRef('import_batch.import_id', '=', 'measure_value.import_id'),
    )
    .selectAll('measure_value')
    .select(['signed_by', 'signed_as', 'signed_at', 'import_batch.file_name'])

/** What is said of one figure now; undefined when nothing is. */
export const commentOn = (tx: Tx, measure_code: string, period_key: string) =>
  tx
    .selectFrom('commentary_now')
    .selectAll()
    .where('measure_code', '=', measure_code)
    .where('period_key', '=', period_key)
    .executeTakeFirst()
