// Who may do what: councils, their people, the roles they hold, and what the framework lets a role do.
export { type Actor, actingFor, may, mayEverywhere, type Reach, type RoleHeld, systemActor } from './actor.ts'
export { addPeople, installCouncil, type NewPerson, saveUnits, type Unit } from './commands.ts'
export { councilsOf } from './councils-of.ts'
export type { Duties, Duty } from './duties.ts'
export { type Managed, managedOn, managersOf, type Named } from './managers.ts'
export {
  type AppraisalOf,
  type Leave,
  mayCorrectAppraisal,
  mayDraftReport,
  mayEditFramework,
  mayEditPeople,
  mayEnterValue,
  mayEnterValues,
  mayExplain,
  mayExplainValues,
  mayImport,
  mayReadAppraisal,
  mayReadAudit,
  mayRecordAppraisal,
  mayRecordAppraisals,
  mayRelease,
  maySeeCompletion,
  maySeeDrafts,
  maySeeUnreleased,
  maySetTarget,
  maySetTargets,
  maySignOff,
  maySignOffValues,
  mayWithhold,
  type Place,
} from './policy.ts'
export { type ProvidedPerson, type Provisioned, provision } from './provision.ts'
export { actorOf, findActor, listCouncils, listPeople, personHolding, rolesHeld } from './queries.ts'
export { partsWith, type Sight, sightOf } from './sight.ts'
