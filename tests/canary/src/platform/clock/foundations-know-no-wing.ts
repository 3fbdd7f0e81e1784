import type { MeasureCode } from '#plan/measures/door.ts'
export type Fault = MeasureCode
