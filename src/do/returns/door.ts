// Returns: figures given, explained and signed off, every version kept.

export { type AwaitingSignature, awaitingSignature } from './awaiting-signature.ts'
export { givenBy, keepComments, keepValues, type Provenance, type ValueFault } from './keep.ts'
export { startReading } from './present.ts'
export { valuesOf, versionsOf } from './queries.ts'
export {
  bySomebodyElse,
  type Figure,
  type NewComment,
  type NewValue,
  readFigure,
  spokenOfBefore,
  type ValueState,
  valueStates,
} from './rules.ts'
