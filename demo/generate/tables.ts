import { stringify } from 'csv-stringify/sync'
import { actionRows, budgetRows, type Delivery, planRows, riskRows } from './delivery.ts'
import { measureRow, type Row, targetRows, valueRows } from './measure-rows.ts'
import type { Series } from './series.ts'

/** What the framework file says that the figures are checked against: tolerance in per cent, variance limit in pounds. */
export type Limits = { tolerance_percent: string; variance_pounds: number }

const headers = {
  'organisation.csv': 'code,kind,name,parent',
  'plan.csv': 'code,level,name,parents,description,illustrative,source',
  'measures.csv':
    'code,name,kind,unit,decimals,polarity,frequency,accumulation,level,type,service,owner,objectives,definition,source_system,data_supplier,lead_time_days,illustrative,source',
  'targets.csv': 'measure,period,target,upper,tolerance,reason,source',
  'values.csv':
    'measure,period,value,numerator,denominator,state,forecast,reason,what_happened,why,remedy,remedy_by,remedy_owner,source',
  'actions.csv': 'code,name,objective,service,lead,due,period,stage,percent,status,comment,illustrative,source',
  'budget.csv':
    'code,budget,name,service,period,original,revised,actual,forecast,explanation,high_risk,illustrative,source',
  'risks.csv':
    'code,register,name,opportunity,cause,effect,owner,objective,service,appetite_max,period,inherent,current,target,rag,controls,comment,closed_on,illustrative,source',
}

export type TableName = keyof typeof headers

const firstLine = '# Illustrative figures written for this demonstration; they are not the council\u2019s own.\n'

/** Every demonstration file of a council, by name, as text; an empty plan.csv is left out. */
export const tablesOf = (series: Series, delivery: Delivery, limits: Limits): Partial<Record<TableName, string>> => {
  const rows: Record<TableName, Row[]> = {
    'organisation.csv': delivery.organisation,
    'plan.csv': planRows(delivery),
    'measures.csv': series.measures.map((m) => measureRow(m, series.owners)),
    'targets.csv': series.measures.flatMap(targetRows),
    'values.csv': series.measures.flatMap((m) => valueRows(m, series.seed, limits.tolerance_percent)),
    'actions.csv': delivery.actions.flatMap(actionRows),
    'budget.csv': delivery.budget.flatMap((line) => budgetRows(line, limits.variance_pounds)),
    'risks.csv': delivery.risks.flatMap(riskRows),
  }
  const names = Object.keys(rows) as TableName[]
  return Object.fromEntries(
    names.filter((name) => rows[name].length > 0).map((name) => [name, asText(name, rows[name])]),
  )
}

const asText = (name: TableName, rows: Row[]): string =>
  firstLine + stringify(rows, { header: true, columns: headers[name].split(',') })
