import { clock } from '#platform/clock/clock.ts'
export const Fault = () => <time>{clock()}</time>
