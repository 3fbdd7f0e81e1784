import { appraisals } from '#people/appraisals/door.ts'
export const fault = appraisals
