import { measureCodes } from '../measures/rules.ts'
export const fault = measureCodes
