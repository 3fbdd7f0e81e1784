import { measureCodes } from '#plan/measures/door.ts'
export const fault = measureCodes
