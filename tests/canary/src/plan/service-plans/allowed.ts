import { link } from '#platform/clock/door.ts'
export const fine = link
