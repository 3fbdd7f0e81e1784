// Targets: what was aimed for, by period, each change kept with its reason.
export { setTarget } from './commands.ts'
export { keepTargets } from './keep.ts'
export { targetFor } from './queries.ts'
export { type NewTarget, parseTolerance, printTarget, readTarget, type TargetFigures, type Tolerance } from './rules.ts'
