// What is withheld from release, and the reason that is said in its place.
export { lift, withhold } from './commands.ts'
export { withheldFrom } from './queries.ts'
export { nameOf, type Withheld } from './rules.ts'
