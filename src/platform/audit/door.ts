// What was done, by whom and why: written by the command runner, never changed.
export { recordAudit } from './record.ts'
