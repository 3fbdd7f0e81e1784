import { sql } from 'kysely'
import { type Place, placeOfMeasure } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { MeasureKind } from './rules.ts'

export type MeasureBrief = {
  measure_code: string
  name: string
  kind: MeasureKind
  unit: string
  decimals: number
  frequency: string
  unit_code: string | null
  owner_id: string | null
}

const brief = ['measure_code', 'name', 'kind', 'unit', 'decimals', 'frequency', 'unit_code', 'owner_id'] as const

/** Every measure of the council by its code, or those named: what is needed to read and print its figures. */
export const measureBriefs = async (tx: Tx, codes?: readonly string[]): Promise<Map<string, MeasureBrief>> => {
  const all = tx.selectFrom('measure').select(brief)
  const rows = await (codes === undefined ? all : all.where('measure_code', '=', sql<string>`any(${codes})`)).execute()
  return new Map(rows.map((row) => [row.measure_code, { ...row, kind: row.kind as MeasureKind }]))
}

export const findMeasureBrief = async (tx: Tx, code: string): Promise<MeasureBrief | null> => {
  const row = await tx.selectFrom('measure').select(brief).where('measure_code', '=', code).executeTakeFirst()
  return row === undefined ? null : { ...row, kind: row.kind as MeasureKind }
}

/** Where in the council a measure lies: whose it is decides who may do what with it. */
export const findMeasurePlace = async (tx: Tx, code: string): Promise<Place | null> => {
  const row = await tx
    .selectFrom('measure')
    .leftJoin('org_unit', (join) =>
      join
        .onRef('org_unit.council_id', '=', 'measure.council_id')
        .onRef('org_unit.unit_code', '=', 'measure.unit_code'),
    )
    .select(['measure.unit_code', 'org_unit.name as unit_name', 'owner_id'])
    .where('measure_code', '=', code)
    .executeTakeFirst()
  return row === undefined ? null : placeOfMeasure(code, row)
}

/** What a measure may point at: codes of units and of people. */
export const placesAndPeople = async (tx: Tx): Promise<{ units: Set<string>; people: Set<string> }> => {
  const units = await tx.selectFrom('org_unit').select('unit_code').execute()
  const people = await tx.selectFrom('person').select('person_id').execute()
  return {
    units: new Set(units.map(({ unit_code }) => unit_code)),
    people: new Set(people.map(({ person_id }) => person_id)),
  }
}
