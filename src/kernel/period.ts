// Periods as every wing knows them: their keys, what comes before and after, and how councils read and write them.
export type { Period, PeriodKind, YearBasis } from './period/key.ts'
export { parsePeriodKey, periodOf } from './period/key.ts'
export { type PeriodHint, parsePeriod } from './period/parse.ts'
export { printPeriod } from './period/print.ts'
export {
  comparePeriods,
  contains,
  nextPeriod,
  periodContaining,
  periodsFrom,
  periodsOf,
  previousPeriod,
  samePeriodLastYear,
  yearOf,
  yearToDate,
} from './period/steps.ts'
