// Returns: figures given, explained and signed off, every version kept.
export { keepComments, keepValues, type Provenance, type ValueFault } from './keep.ts'
export { valuesOf, versionsOf } from './queries.ts'
export { type Figure, type NewComment, type NewValue, readFigure, type ValueState, valueStates } from './rules.ts'
