// Who may do what: councils, their people, the roles they hold, and what the framework lets a role do.
export { type Actor, actingFor, may, mayEverywhere, type Reach, type RoleHeld, systemActor } from './actor.ts'
export { addPeople, installCouncil, type NewPerson, saveUnits, type Unit } from './commands.ts'
export { councilsOf } from './councils-of.ts'
export type { Duties, Duty } from './duties.ts'
export {
  type Leave,
  mayAssessRisk,
  mayAssessRisks,
  mayDraftReport,
  mayDraftReports,
  mayEditFramework,
  mayEditPeople,
  mayEnterValue,
  mayEnterValues,
  mayExplain,
  mayExplainValues,
  mayImport,
  mayReadAudit,
  mayRelease,
  mayReleaseReports,
  maySeeDraft,
  maySeeRisk,
  maySeeRisks,
  maySeeUnreleased,
  maySetTarget,
  maySetTargets,
  maySignOff,
  maySignOffValues,
  mayWithhold,
  type Place,
  placeOfMeasure,
  placeOfReport,
  placeOfRisk,
} from './policy.ts'
export { type ProvidedPerson, type Provisioned, provision } from './provision.ts'
export { actorOf, findActor, listCouncils, listPeople, personHolding, rolesHeld, rolesHeldFrom } from './queries.ts'
export { bodiesSeen, partsWith, type RiskSight, risksSeen, type Sight, sightOf } from './sight.ts'
