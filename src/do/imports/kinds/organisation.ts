import { saveUnits } from '#platform/access/door.ts'
import { column, defineKind } from '../kind.ts'

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
    const kept = await tx.selectFrom('org_unit').select('unit_code').execute()
    const known = new Set([...kept.map(({ unit_code }) => unit_code), ...rows.map(({ value }) => value.unit_code)])
    const faults = rows.flatMap(({ row, value }) =>
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
