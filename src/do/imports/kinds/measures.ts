import {
  accumulations,
  frequencies,
  measureKinds,
  measureLevels,
  measureTypes,
  placesAndPeople,
  polarities,
  saveMeasures,
} from '#plan/measures/door.ts'
import { planItemCodes } from '#plan/thread/door.ts'
import { faultsOfClosed } from '../closed-units.ts'
import { checkReferences, column, defineKind } from '../kind.ts'

export const measures = defineKind({
  kind: 'measures',
  title: 'Measures',
  event: 'measures.changed',
  columns: [
    column('code!', 'KPI 01', 'measure', 'measure code', 'kpi', 'kpi ref', 'reference', 'ref'),
    column('name!', 'Household waste recycled', 'title', 'measure name', 'indicator', 'description of measure'),
    column('kind!', 'percentage', 'data type'),
    column('unit', '%', 'units'),
    column('decimals', '1', 'decimal places'),
    column('polarity!', 'higher', 'good is', 'good performance'),
    column('frequency!', 'quarter', 'reported', 'reporting frequency'),
    column('accumulation', 'in-period', 'cumulative'),
    column('level', 'strategic', 'tier'),
    column('type', 'output', 'nature'),
    column('service', 'waste', 'unit code', 'department', 'team'),
    column('owner', 'j-smith', 'lead officer', 'responsible officer'),
    column('objectives', 'O3;O4', 'objective', 'plan items'),
    column('definition', 'Share of household waste sent for reuse, recycling or composting'),
    column('source_system', 'WasteDataFlow', 'system'),
    column('data_supplier', 'Waste team', 'supplier'),
    column('lead_time_days', '20', 'lead time'),
    column('illustrative', 'yes'),
    column('source', 'Quarter 2 report, appendix 1'),
  ],
  parse: (cells) =>
    cells.done({
      measure_code: cells.required('code'),
      name: cells.required('name'),
      kind: cells.oneOf('kind', measureKinds),
      unit: cells.text('unit') || 'number',
      decimals: cells.whole('decimals', 0, 6) ?? 0,
      polarity: cells.oneOf('polarity', polarities),
      frequency: cells.oneOf('frequency', frequencies),
      accumulation: cells.oneOf('accumulation', accumulations, 'in-period'),
      level: cells.oneOf('level', measureLevels, 'operational'),
      type: cells.oneOf('type', measureTypes, 'output'),
      unit_code: cells.orNull('service'),
      owner_id: cells.orNull('owner'),
      objectives: cells.list('objectives'),
      definition: cells.text('definition'),
      source_system: cells.text('source_system'),
      data_supplier: cells.text('data_supplier'),
      lead_time_days: cells.whole('lead_time_days', 1, 366),
      illustrative: cells.yes('illustrative'),
      source: cells.orNull('source'),
      sort_order: cells.row,
    }),
  once: ({ measure_code }) => measure_code,
  apply: async (tx, actor, rows, { source }) => {
    const { units, people } = await placesAndPeople(tx)
    const items = await planItemCodes(tx)
    const { good, faults } = checkReferences(rows, [
      { column: 'service', codes: (row) => [row.unit_code], known: units, expected: 'the code of a unit' },
      { column: 'owner', codes: (row) => [row.owner_id], known: people, expected: 'the id of a person, or nothing' },
      { column: 'objectives', codes: (row) => row.objectives, known: items, expected: 'codes of plan items' },
    ])
    const placed = good.map(({ row, value: { unit_code } }) => ({ row, unit_code }))
    faults.push(...(await faultsOfClosed(tx, actor.council_id, 'service', placed)))
    const given = good.map(({ value }) => ({ ...value, source: value.source ?? source }))
    const changed = given.length > 0 ? await saveMeasures(tx, actor.council_id, given) : []
    return { changed: changed.length, faults, measures: changed }
  },
})
