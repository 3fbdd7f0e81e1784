import { actionStatuses, keepProgress, saveActions, stages } from '#do/delivery/door.ts'
import { isIsoDate } from '#kernel/dates.ts'
import { planItemCodes } from '#plan/thread/door.ts'
import { faultsOfClosed } from '../closed-units.ts'
import { checkReferences, column, defineKind } from '../kind.ts'

export const actions = defineKind({
  kind: 'actions',
  title: 'Delivery plan actions and their progress',
  columns: [
    column('code!', 'A12', 'action code', 'ref', 'reference'),
    column('name!', 'Open the repair café', 'action', 'title'),
    column('objective', 'O3', 'plan item'),
    column('service', 'waste', 'unit'),
    column('lead', 'Head of waste', 'owner', 'lead officer'),
    column('due', '2027-03-31', 'due date', 'by when'),
    column('period!', '2026-27-Q2', 'quarter'),
    column('stage!', 'in-progress', 'progress'),
    column('percent', '60', 'percent complete', '% complete'),
    column('status!', 'on-target', 'rag'),
    column('comment', 'The lease is signed', 'commentary', 'update'),
    column('illustrative', 'yes'),
    column('source', 'Delivery plan update'),
  ],
  parse: (cells) => {
    const due_text = cells.text('due')
    return cells.done({
      action_code: cells.required('code'),
      name: cells.required('name'),
      item_code: cells.orNull('objective'),
      unit_code: cells.orNull('service'),
      lead: cells.text('lead'),
      due_text,
      due_on: isIsoDate(due_text) ? due_text : null,
      illustrative: cells.yes('illustrative'),
      source: cells.orNull('source'),
      sort_order: cells.row,
      period: cells.period('period'),
      stage: cells.oneOf('stage', stages),
      percent_complete: cells.whole('percent', 0, 100),
      status: cells.oneOf('status', actionStatuses),
      comment: cells.text('comment'),
    })
  },
  apply: async (tx, actor, rows, { import_id, source }) => {
    const known = await planItemCodes(tx)
    const { good, faults } = checkReferences(rows, [
      { column: 'objective', codes: (row) => [row.item_code], known, expected: 'the code of a plan item, or nothing' },
    ])
    // The newest row of an action says what it is now.
    const newest = new Map(good.map(({ value }) => [value.action_code, value]))
    const isGoing = (code: string) => !['complete', 'stopped'].includes(newest.get(code)?.stage ?? '')
    const placed = good.map(({ row, value }) => ({
      row,
      unit_code: isGoing(value.action_code) ? value.unit_code : null,
    }))
    faults.push(...(await faultsOfClosed(tx, actor.council_id, 'service', placed)))
    const facts = [...newest.values()].map(({ period: _, stage, percent_complete, status, comment, ...action }) => ({
      ...action,
      source: action.source ?? source,
    }))
    const saved = await saveActions(tx, actor.council_id, facts)
    const progress = good.map(({ row, value }) => ({
      action_code: value.action_code,
      period_key: value.period.key,
      period_end: value.period.end_on,
      stage: value.stage,
      percent_complete: value.percent_complete === null ? null : String(value.percent_complete),
      status: value.status,
      comment: value.comment,
      import_row: row,
    }))
    const from = { council_id: actor.council_id, entered_by: actor.name, import_id }
    return { changed: saved + (await keepProgress(tx, from, progress)), faults }
  },
})
