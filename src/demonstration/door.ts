// The councils of demo/, loaded by the commands that anybody's data goes through.

export { loadDemonstration } from './load.ts'
