// Conversations about somebody's work, for the eyes of two people; everybody else reads counts at most.
export { recordAppraisal } from './commands.ts'
export { appraisalDisposers } from './dispose.ts'
