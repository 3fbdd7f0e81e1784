// Where people land: how things stand, what needs attention, what comes next.
export { standingsAt } from './queries.ts'
