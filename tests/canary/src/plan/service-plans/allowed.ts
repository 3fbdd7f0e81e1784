import { link } from '#platform/clock/allowed.ts'
export const fine = link
