import { portions } from '#kernel/versions.ts'
import { type Tx, takingFacts } from '#platform/database/door.ts'
import type { Measure } from './rules.ts'

const facts = [
  'name',
  'kind',
  'unit',
  'decimals',
  'polarity',
  'frequency',
  'accumulation',
  'level',
  'type',
  'unit_code',
  'owner_id',
  'definition',
  'source_system',
  'data_supplier',
  'lead_time_days',
  'illustrative',
  'source',
] as const

/** Adds measures and brings those that are there up to date, objectives included; returns the codes that changed. */
export const saveMeasures = async (tx: Tx, council_id: string, measures: readonly Measure[]): Promise<string[]> => {
  const saved = new Set<string>()
  for (const portion of portions(measures)) {
    for (const code of await saveFacts(tx, council_id, portion)) saved.add(code)
  }
  for (const code of await saveObjectives(tx, council_id, measures)) saved.add(code)
  return [...saved]
}

const saveFacts = async (tx: Tx, council_id: string, measures: readonly Measure[]): Promise<string[]> => {
  const rows = await tx
    .insertInto('measure')
    .values(measures.map(({ objectives: _, ...measure }) => ({ council_id, ...measure })))
    .onConflict(takingFacts('measure', ['council_id', 'measure_code'], facts))
    .returning('measure_code')
    .execute()
  return rows.map(({ measure_code }) => measure_code)
}

const saveObjectives = async (tx: Tx, council_id: string, measures: readonly Measure[]): Promise<string[]> => {
  const given = new Map(measures.map((measure) => [measure.measure_code, new Set(measure.objectives)]))
  const kept = (await tx.selectFrom('measure_plan_item').select(['measure_code', 'item_code']).execute()).filter(
    ({ measure_code }) => given.has(measure_code),
  )
  const keptKeys = new Set(kept.map(({ measure_code, item_code }) => `${measure_code}\n${item_code}`))
  const stale = kept.filter(({ measure_code, item_code }) => !given.get(measure_code)?.has(item_code))
  const missing = [...given].flatMap(([measure_code, objectives]) =>
    [...objectives].flatMap((item_code) =>
      keptKeys.has(`${measure_code}\n${item_code}`) ? [] : [{ council_id, measure_code, item_code }],
    ),
  )
  for (const { measure_code, item_code } of stale) {
    await tx
      .deleteFrom('measure_plan_item')
      .where('measure_code', '=', measure_code)
      .where('item_code', '=', item_code)
      .execute()
  }
  for (const portion of portions(missing)) await tx.insertInto('measure_plan_item').values(portion).execute()
  return [...stale, ...missing].map(({ measure_code }) => measure_code)
}
