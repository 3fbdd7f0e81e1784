// Who may do what: councils, their people, the roles they hold, and what the framework lets a role do.
export { type Actor, may, type RoleHeld, systemActor } from './actor.ts'
export { addPeople, installCouncil, type NewPerson, saveUnits, type Unit } from './commands.ts'
export { councilsOf } from './councils-of.ts'
export { type ProvidedPerson, type Provisioned, provision } from './provision.ts'
export { findActor, listCouncils, listPeople } from './queries.ts'
