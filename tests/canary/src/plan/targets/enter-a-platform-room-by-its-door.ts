import { clock } from '#platform/clock/clock.ts'
export const fault = clock
