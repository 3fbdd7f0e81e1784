import { planItemCodes, savePlanItems } from '#plan/thread/door.ts'
import { checkReferences, column, defineKind } from '../kind.ts'

export const plan = defineKind({
  kind: 'plan',
  title: 'Plan: priorities, objectives and what lies under them',
  columns: [
    column('code!', 'O3', 'item', 'item code', 'reference', 'ref'),
    column('level!', 'objective'),
    column('name!', 'Cleaner streets', 'title'),
    column('parents', 'P1;P2', 'parent', 'serves'),
    column('description', 'What it means'),
    column('illustrative', 'yes'),
    column('source', 'Council plan 2024, page 8'),
  ],
  parse: (cells) =>
    cells.done({
      item_code: cells.required('code'),
      level_code: cells.required('level'),
      name: cells.required('name'),
      parents: cells.list('parents'),
      description: cells.text('description'),
      illustrative: cells.yes('illustrative'),
      source: cells.orNull('source'),
      sort_order: cells.row,
    }),
  once: ({ item_code }) => item_code,
  apply: async (tx, actor, rows, { source }) => {
    const known = new Set([...(await planItemCodes(tx)), ...rows.map(({ value }) => value.item_code)])
    const { good, faults } = checkReferences(rows, [
      { column: 'parents', codes: (row) => row.parents, known, expected: 'codes of plan items, with ; between them' },
      {
        column: 'parents',
        codes: (row) => row.parents.filter((code) => code === row.item_code),
        known: new Set(),
        expected: 'another item: nothing is its own parent',
      },
    ])
    const items = good.map(({ value }) => ({ ...value, source: value.source ?? source }))
    return {
      changed: items.length > 0 && faults.length === 0 ? await savePlanItems(tx, actor.council_id, items) : 0,
      faults,
    }
  },
})
