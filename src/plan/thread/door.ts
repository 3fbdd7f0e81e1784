// The golden thread: plan items from vision to objective, and what serves them.
export { type PlanItem, savePlanItems } from './commands.ts'
export { planItemCodes, readThread, type Thread } from './queries.ts'
export { aboveOf, type Branch, type ThreadItem, type ThreadMeasure } from './rules.ts'
