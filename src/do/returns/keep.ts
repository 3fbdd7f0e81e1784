import { sql } from 'kysely'
import { type Kept, newVersions, portions, saying } from '#kernel/versions.ts'
import type { Actor } from '#platform/access/door.ts'
import { rowsAsTable, type Tx } from '#platform/database/door.ts'
import { keyOf, type PresentValue, valuesNow } from './present.ts'
import { type NewComment, type NewValue, reasonExpected, valueSays, wasFinal } from './rules.ts'

/** Who gave figures: the name as it is shown, and the person, null where it was none. */
export type Provenance = {
  council_id: string
  entered_by: string
  entered_by_id: string | null
  import_id: string | null
}

export const givenBy = (actor: Actor, import_id: string | null): Provenance => ({
  council_id: actor.council_id,
  entered_by: actor.name,
  entered_by_id: actor.kind === 'person' ? actor.person_id : null,
  import_id,
})

/** What was found wrong with a figure, by the row it came from. */
export type ValueFault = { row: number | null; column: 'reason'; found: string; expected: string }

export type KeptValues = {
  changed: { measure_code: string; period_key: string; version: number }[]
  faults: ValueFault[]
}

/**
 * Keeps figures that differ from the present ones as further versions, a correction of a final figure as 'revised'. With
 * any fault nothing is written. Two statements for any number of figures, one where the caller has read the `present` ones.
 */
export const keepValues = async (
  tx: Tx,
  from: Provenance,
  values: readonly NewValue[],
  present: readonly PresentValue[] | null = null,
): Promise<KeptValues> => {
  if (values.length === 0) return { changed: [], faults: [] }
  const now = present ?? (await valuesNow(tx, from.council_id, values))
  const added = newVersions(values, keyOf, valueSays, new Map(now.map(asKept)))
  const corrects = (earlier: Kept | null) => earlier !== null && wasFinal(earlier.says)
  const faults = added.flatMap(({ row, earlier }): ValueFault[] =>
    corrects(earlier) && row.reason === ''
      ? [{ row: row.import_row, column: 'reason', found: '', expected: reasonExpected }]
      : [],
  )
  if (faults.length > 0) return { changed: [], faults }
  const rows = added.map(({ row, version, earlier }) => ({
    measure_code: row.measure_code,
    period_key: row.period.key,
    version,
    period_start: row.period.start_on,
    period_end: row.period.end_on,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    value_text: row.value_text,
    state: corrects(earlier) && row.state === 'final' ? 'revised' : row.state,
    forecast_value: row.forecast_value,
    reason: row.reason,
    import_row: row.import_row,
  }))
  if (rows.length > 0) await insertValues(tx, from, rows)
  return { changed: rows, faults: [] }
}

const asKept = (row: PresentValue): [string, Kept] => [
  `${row.measure_code}\n${row.period_key}`,
  { version: row.version, says: valueSays(row) },
]

const columns = {
  measure_code: 'text',
  period_key: 'text',
  version: 'integer',
  period_start: 'date',
  period_end: 'date',
  value: 'numeric',
  numerator: 'numeric',
  denominator: 'numeric',
  value_text: 'text',
  state: 'text',
  forecast_value: 'numeric',
  reason: 'text',
  import_row: 'integer',
}
type Row = Record<keyof typeof columns, string | number | null>

const insertValues = (tx: Tx, from: Provenance, rows: readonly Row[]) => {
  const names = sql.raw(Object.keys(columns).join(', '))
  return sql`
    insert into measure_value (council_id, entered_by, entered_by_id, entered_at, import_id, ${names})
    select ${from.council_id}, ${from.entered_by}, ${from.entered_by_id}::text, (select recorded_now()), ${from.import_id}::text, ${names}
    from ${rowsAsTable('given', columns, rows)}`.execute(tx)
}

/**
 * Keeps commentary that differs from what is said now, or says the same of a later version of the figure; returns how
 * many were added.
 */
export const keepComments = async (
  tx: Tx,
  council_id: string,
  written_by: string,
  comments: readonly NewComment[],
): Promise<number> => {
  if (comments.length === 0) return 0
  const codes = [...new Set(comments.map(({ measure_code }) => measure_code))]
  const present = await tx.selectFrom('commentary_now').selectAll().where('measure_code', 'in', codes).execute()
  const key = (row: { measure_code: string; period_key: string }) => `${row.measure_code}\n${row.period_key}`
  const now = new Map(present.map((row) => [key(row), { version: row.version, says: commentSays(row) }]))
  const versions = await newestVersions(tx, council_id, comments)
  const spoken = comments.map((comment) => ({ ...comment, value_version: versions.get(key(comment)) ?? null }))
  const added = newVersions(spoken, key, commentSays, now)
  const rows = added.map(({ row, version }) => ({ ...row, council_id, version, written_by }))
  for (const portion of portions(rows)) await tx.insertInto('commentary').values(portion).execute()
  return rows.length
}

/** The newest version of each figure that is spoken of, by measure and period. */
const newestVersions = async (tx: Tx, council_id: string, comments: readonly NewComment[]) => {
  const keys = comments.map(({ measure_code, period_key }) => ({ m: measure_code, p: period_key }))
  const { rows } = await sql<{ m: string; p: string; version: number }>`
    select v.measure_code as m, v.period_key as p, max(v.version) as version
    from json_to_recordset(${JSON.stringify(keys)}::text::json) as asked (m text, p text)
    join measure_value v on v.council_id = ${council_id} and v.measure_code = asked.m and v.period_key = asked.p
    group by 1, 2`.execute(tx)
  return new Map(rows.map(({ m, p, version }) => [`${m}\n${p}`, version]))
}

const commentSays = (row: Omit<NewComment, 'measure_code' | 'period_key'> & { value_version: number | null }): string =>
  saying(row.what_happened, row.why, row.remedy, row.remedy_by, row.remedy_owner, row.value_version)
