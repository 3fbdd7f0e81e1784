import { saveUnits, type Unit } from '#platform/access/door.ts'
import { faultsOfClosed } from '../closed-units.ts'
import { column, defineKind, type Read } from '../kind.ts'
import type { Fault } from '../rules.ts'

export const organisation = defineKind({
  kind: 'organisation',
  title: 'Directorates, services and teams',
  columns: [
    column('code!', 'waste', 'unit', 'unit code'),
    column('kind!', 'service', 'type'),
    column('name!', 'Waste and recycling', 'title'),
    column('parent', 'place', 'parent code', 'part of'),
  ],
  parse: (cells) =>
    cells.done({
      unit_code: cells.required('code'),
      kind: cells.oneOf('kind', ['directorate', 'division', 'service', 'team']),
      name: cells.required('name'),
      parent_code: cells.orNull('parent'),
    }),
  once: ({ unit_code }) => unit_code,
  apply: async (tx, actor, rows) => {
    const kept = await tx.selectFrom('org_unit').select(['unit_code', 'kind', 'name', 'parent_code']).execute()
    const known = new Set([...kept.map(({ unit_code }) => unit_code), ...rows.map(({ value }) => value.unit_code)])
    const faults: Fault[] = rows.flatMap(({ row, value }) =>
      value.parent_code === null || known.has(value.parent_code)
        ? []
        : [
            {
              row,
              column: 'parent',
              found: value.parent_code,
              expected: 'the code of a unit in this file or known before',
            },
          ],
    )
    const changed = changing(rows, kept)
    const own = changed.map(({ row, value: { unit_code } }) => ({ row, unit_code }))
    faults.push(...(await faultsOfClosed(tx, actor.council_id, 'code', own)))
    const above = changed.map(({ row, value }) => ({ row, unit_code: value.parent_code }))
    faults.push(...(await faultsOfClosed(tx, actor.council_id, 'parent', above)))
    if (faults.length > 0) return { changed: 0, faults }
    return {
      changed: await saveUnits(
        tx,
        actor.council_id,
        rows.map(({ value }) => value),
      ),
      faults,
    }
  },
})

/** A file may name a closed unit as it is; it changes nothing then. */
const changing = (rows: readonly Read<Unit>[], kept: readonly Unit[]): Read<Unit>[] => {
  const before = new Map(kept.map((unit) => [unit.unit_code, unit]))
  return rows.filter(({ value }) => {
    const was = before.get(value.unit_code)
    return was?.name !== value.name || was.kind !== value.kind || was.parent_code !== value.parent_code
  })
}
