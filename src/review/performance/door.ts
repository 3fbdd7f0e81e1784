// How the council is doing: what other slices may ask of the judgements on its figures.
export {
  type Comparison,
  type ComparisonLine,
  compareStatuses,
  countDifferences,
  type PrintedCounts,
} from './compare.ts'
export { readComparison } from './compare-queries.ts'
export { type FoundMeasure, findMeasure } from './find-measure.ts'
export { restatusCouncil, restatusMeasures } from './keep-status.ts'
export { type ListedMeasure, listMeasures, type MeasureFilters } from './queries.ts'
export { ratioOf, yearEndCount } from './rules/aggregate.ts'
export { directionOf } from './rules/direction.ts'
export { type JudgeInput, type Judgement, judge } from './rules/judge.ts'
export { owedSentence, sentence, toleranceWidth, toleranceWords } from './rules/sentence.ts'
export { type DueMeasure, dueOn, type Standing, standingOf } from './rules/standing.ts'
export { type StatusSummary, summarise } from './rules/summary.ts'
export type { JudgedMeasure, Margin, StatusRow } from './rules/terms.ts'
export { judgeSeries, type Series, type SeriesTarget, type SeriesValue } from './series.ts'
