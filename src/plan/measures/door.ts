// Measures: what is counted, how it is read, and what it serves.
export { saveMeasures } from './commands.ts'
export { measureDuties } from './duties.ts'
export { findMeasureBrief, findMeasurePlace, type MeasureBrief, measureBriefs, placesAndPeople } from './queries.ts'
export {
  accumulations,
  frequencies,
  type Measure,
  type MeasureKind,
  measureKinds,
  measureLevels,
  measureTypes,
  polarities,
} from './rules.ts'
