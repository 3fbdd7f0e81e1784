import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { parseFramework, printFault } from '#framework/door.ts'
import { readDelivery } from './delivery.ts'
import { readSeries } from './series.ts'
import { type Limits, type TableName, tablesOf } from './tables.ts'

const root = new URL('../../', import.meta.url)
const textAt = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The demonstration files that a council's series.yaml and delivery.yaml give, by name. */
export const generated = (council: string): Partial<Record<TableName, string>> =>
  tablesOf(
    readSeries(parse(textAt(`demo/${council}/series.yaml`))),
    readDelivery(parse(textAt(`demo/${council}/delivery.yaml`))),
    limitsOf(council),
  )

/** The council's own tolerance and the variance it wants explained. Throws when its framework does not validate. */
export const limitsOf = (council: string): Limits => {
  const read = parseFramework(textAt(`frameworks/${council}.yaml`), `${council}.yaml`)
  if (!read.ok) throw new Error(read.error.map(printFault).join('\n'))
  const { status, budget } = read.value
  return {
    tolerance_percent: status.rules[0]?.tolerance.value ?? '0',
    variance_pounds: (budget?.explain_variance_over?.pence ?? 0) / 100,
  }
}
