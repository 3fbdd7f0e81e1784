import { clock } from '../platform/clock/door.ts'
export const fault = clock
