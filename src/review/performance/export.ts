import { printCsv } from '#kernel/csv.ts'
import type { ListedMeasure } from './queries.ts'

/** The list as it is filtered, figures unrounded and unformatted, safe to open in a spreadsheet. */
export const measuresCsv = (measures: readonly ListedMeasure[]): string => printCsv([columns, ...measures.map(cellsOf)])

const columns = [
  'measure',
  'name',
  'level',
  'service',
  'unit',
  'period',
  'value',
  'value_text',
  'state',
  'target',
  'target_upper',
  'target_text',
  'status',
  'year_end_forecast',
  'year_end_target',
  'year_end_status',
  'than_previous_period',
  'than_last_year',
  'illustrative',
  'source',
  'withheld',
]

const cellsOf = ({ row, ...measure }: ListedMeasure): (string | null)[] => [
  measure.measure_code,
  measure.name,
  measure.level,
  measure.service,
  measure.unit,
  row?.period_key ?? null,
  row?.value ?? null,
  row?.value_text ?? null,
  row?.state ?? null,
  row?.target_value ?? null,
  row?.target_upper ?? null,
  row?.target_text ?? null,
  measure.status,
  row?.year_end_value ?? null,
  row?.year_end_target ?? null,
  row?.year_end_status ?? null,
  row?.direction_previous ?? null,
  row?.direction_last_year ?? null,
  String(measure.illustrative),
  measure.source,
  measure.withheld?.reason ?? null,
]
