import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'

/** What a unit is to become from a day on: null for what it keeps. `moves` to `parent_code`, null for the council itself. */
export type PlannedUnit = {
  unit_code: string
  from_day: string
  name: string | null
  kind: string | null
  moves: boolean
  parent_code: string | null
  reason: string
  /** Whoever entered it; null for the command line. */
  planned_by: string | null
  /** Why it could not be carried out on its day. */
  fault: string | null
}

/** Every change of a unit that waits for its day, the nearest day first. */
export const listPlannedUnits = async (tx: Tx): Promise<PlannedUnit[]> => {
  const { rows } = await sql<PlannedUnit>`
    select unit_code, from_day::text, name, kind, moves, parent_code, reason, planned_by, fault
    from org_unit_planned order by from_day, unit_code`.execute(tx)
  return rows
}

/** Keeps a change for its day, in place of another of the same unit and day. */
export const keepPlannedUnit = async (tx: Tx, council_id: string, planned: PlannedUnit): Promise<void> => {
  const { unit_code: _, from_day: __, ...changed } = planned
  await tx
    .insertInto('org_unit_planned')
    .values({ council_id, ...planned })
    .onConflict((conflict) => conflict.columns(['council_id', 'unit_code', 'from_day']).doUpdateSet(changed))
    .execute()
}

type Key = Pick<PlannedUnit, 'unit_code' | 'from_day'>

export const dropPlannedUnit = (tx: Tx, { unit_code, from_day }: Key) =>
  tx.deleteFrom('org_unit_planned').where('unit_code', '=', unit_code).where('from_day', '=', from_day).execute()

/** Says of a change whose day has come why it was not carried out. */
export const notePlannedFault = (tx: Tx, { unit_code, from_day }: Key, fault: string) =>
  tx
    .updateTable('org_unit_planned')
    .set({ fault })
    .where('unit_code', '=', unit_code)
    .where('from_day', '=', from_day)
    .execute()
