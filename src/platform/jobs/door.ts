// What happens by itself: a queue in the database that is already there.
export { type AnyJob, type DefinedJob, defineJob, type Job, type JobContext } from './job.ts'
export { prepareQueue, queueFault } from './queue.ts'
export { type Jobs, type SendOptions, startJobs } from './start.ts'
