// Targets: what was aimed for, by period, each change kept with its reason.
export { setTarget } from './commands.ts'
export { keepTargets } from './keep.ts'
export { type NewTarget, parseTolerance, readTarget, type TargetFigures, type Tolerance } from './rules.ts'
