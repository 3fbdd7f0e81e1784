export type { MeasureCode } from './rules.ts'
export { measureCodes } from './rules.ts'
