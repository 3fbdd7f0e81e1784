export { link } from './allowed.ts'
export { clock } from './clock.ts'
