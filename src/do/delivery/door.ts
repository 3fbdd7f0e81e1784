// Delivery: the actions of the plan and how they are getting on.
export { keepProgress, saveActions } from './commands.ts'
export { actionDuties } from './duties.ts'
export { type ActionProgress, progressAt } from './queries.ts'
export { type Action, actionStatuses, type NewProgress, stages } from './rules.ts'
