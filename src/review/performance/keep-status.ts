import { setImmediate } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { findFrameworkOf } from '#framework/adoption.ts'
import { type Framework, statusRuleAt } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { portions } from '#kernel/versions.ts'
import { rowsAsTable, type Tx } from '#platform/database/door.ts'
import { readInputs, type SeriesInput } from './read-inputs.ts'
import { aroundOf, reachOf } from './rules/reach.ts'
import type { StatusRow } from './rules/terms.ts'
import { judgeSeries } from './series.ts'

/** Measures judged in one statement: enough to fill a message, not enough to fill the memory with long histories. */
const batch = 10

/**
 * Judges the figures of these measures anew and writes the rows that changed, in the caller's transaction. Returns how
 * many changed. Where only figures of some periods changed, naming these saves reading the rest of the history.
 * A council without a framework has no rule to judge by, so nothing is written until it has one.
 */
export const restatusMeasures = async (
  tx: Tx,
  council_id: string,
  measure_codes: readonly string[],
  changed_keys: readonly string[] | null = null,
): Promise<number> => {
  const codes = [...new Set(measure_codes)].sort()
  const scope = changed_keys === null ? null : scopeOf(changed_keys)
  let changed = 0
  let judged: Judged[] = []
  for (const some of portions(codes, batch)) {
    await lockMeasures(tx, some)
    const inputs = await readInputs(tx, some, scope?.read)
    const framework = await findFrameworkOf(tx, council_id, inputs[0]?.framework_version ?? null)
    if (framework === null) break
    const judging = () => inputs.map((input) => ({ ...input, rows: judgeInput(input, framework, scope?.judge) }))
    const [written, next] = await bothAtOnce(judged, (earlier) => write(tx, council_id, earlier), judging)
    changed += written
    judged = next
  }
  return changed + (await write(tx, council_id, judged))
}

type Judged = Pick<SeriesInput, 'unjudged'> & { rows: StatusRow[] }

/** While the server writes what was judged before, the next is judged here. */
const bothAtOnce = <Next>(
  judged: readonly Judged[],
  write: (judged: readonly Judged[]) => Promise<number>,
  judge: () => Next,
): Promise<[number, Next]> =>
  // judging leaves nobody else a turn, so the statement is sent first
  Promise.all([write(judged), judged.length === 0 ? judge() : setImmediate().then(judge)])

/** The same for every measure of the council: after its framework changed. */
export const restatusCouncil = async (tx: Tx, council_id: string): Promise<number> => {
  const all = await tx.selectFrom('measure').select('measure_code').where('council_id', '=', council_id).execute()
  return restatusMeasures(
    tx,
    council_id,
    all.map(({ measure_code }) => measure_code),
  )
}

/** When more periods than this changed the whole history is read: choosing from it would cost more than it saves. */
const mostPeriods = 24

/** Nobody's figures are of this day, and the periods after it have no keys to be looked for by. */
const endOfTime = '2198-12-31'

type Scope = { judge: ReadonlySet<string>; read: string[] }

/** What is judged when the figures of some periods changed, and what is read for it; null for everything. */
const scopeOf = (changed_keys: readonly string[]): Scope | null => {
  const changed = changed_keys.map(periodOf)
  if (changed.length > mostPeriods || changed.some(({ end_on }) => end_on > endOfTime)) return null
  const judged = new Map(changed.flatMap(reachOf).map((period) => [period.key, period]))
  const read = new Set([...judged.values()].flatMap((period) => [period.key, ...Object.values(aroundOf(period))]))
  return { judge: new Set(judged.keys()), read: [...read] }
}

/**
 * A statement of its own, before anything is read: two figures of one measure that change at once are judged one after
 * the other, so that the second sees the first.
 */
const lockMeasures = (tx: Tx, measure_codes: readonly string[]) =>
  sql`select from measure where council_id = current_council() and measure_code = any(${measure_codes}::text[])
    order by measure_code for no key update`.execute(tx)

/** A measure's figures, judged by the council's framework. */
export const judgeInput = (
  { values, targets, framework_version: _, ...measure }: SeriesInput,
  framework: Framework,
  only: ReadonlySet<string> | null = null,
): StatusRow[] =>
  judgeSeries(
    {
      measure,
      values,
      targets,
      ruleAt: (date) => statusRuleAt(framework, date),
      dead_band: framework.status.direction?.dead_band,
    },
    only,
  )

const columns: Record<keyof StatusRow, string> = {
  measure_code: 'text',
  period_key: 'text',
  period_start: 'date',
  period_end: 'date',
  value_version: 'integer',
  value: 'numeric',
  value_text: 'text',
  state: 'text',
  judged_value: 'numeric',
  target_value: 'numeric',
  target_upper: 'numeric',
  target_text: 'text',
  tolerance_kind: 'text',
  tolerance_value: 'numeric',
  tolerance_set_by: 'text',
  status: 'text',
  year_end_status: 'text',
  year_end_value: 'numeric',
  year_end_target: 'numeric',
  previous_value: 'numeric',
  previous_period_key: 'text',
  direction_previous: 'text',
  last_year_value: 'numeric',
  direction_last_year: 'text',
}

export const statusColumns = Object.keys(columns) as (keyof StatusRow)[]
const names = statusColumns
const list = (prefix: string) => sql.raw(names.map((name) => `${prefix}${name}`).join(', '))
const assignments = sql.raw(names.map((name) => `${name} = excluded.${name}`).join(', '))

const write = async (tx: Tx, council_id: string, judged: readonly Judged[]): Promise<number> => {
  const [first, again] = [judged.filter(({ unjudged }) => unjudged), judged.filter(({ unjudged }) => !unjudged)]
  const added = await insert(tx, council_id, rowsOf(first), sql``)
  return added + (await insert(tx, council_id, rowsOf(again), unlessTheSame))
}

const rowsOf = (judged: readonly Judged[]): StatusRow[] => judged.flatMap(({ rows }) => rows)

/** A row that says what it said is left as it is; as text, so that a figure given anew as 90.0 is not kept as 90. */
const unlessTheSame = sql`
  on conflict (council_id, measure_code, period_end, period_start, period_key) do update set ${assignments}
  where measure_status::text is distinct from (excluded.*)::text`

const insert = async (tx: Tx, council_id: string, rows: readonly StatusRow[], clash: RawBuilder<unknown>) => {
  if (rows.length === 0) return 0
  const written = await sql`
    insert into measure_status (council_id, ${list('')})
    select ${council_id}, ${list('g.')}
    from ${rowsAsTable('g', columns, rows)} ${clash}`.execute(tx)
  return Number(written.numAffectedRows ?? 0)
}
