import { clock } from '#platform/clock/door.ts'
export const Fault = () => <time>{clock()}</time>
