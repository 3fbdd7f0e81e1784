// The golden thread: plan items from vision to objective, and what serves them.
export { type PlanItem, savePlanItems } from './commands.ts'
export { planItemCodes, readThread, type Thread } from './queries.ts'
export type { Branch, ThreadItem, ThreadMeasure } from './rules.ts'
