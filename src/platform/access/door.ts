// Who may do what: councils, their people, the roles they hold, and what the framework lets a role do.
export { type Actor, actingFor, inPerson, may, mayEverywhere, type Reach, type RoleHeld, systemActor } from './actor.ts'
export { beginCouncil, findPersonByEmail, finishCouncil, freePersonId } from './administer.ts'
export {
  mayCorrectAppraisal,
  mayReadAppraisal,
  mayRecordAppraisal,
  mayRecordAppraisals,
  maySeeCompletion,
} from './appraisals.ts'
export { addPeople, installCouncil, type NewPerson, saveUnits, type Unit } from './commands.ts'
export { councilsOf } from './councils-of.ts'
export type { Duties, DutiesAsked, Duty } from './duties.ts'
export {
  answersTo,
  countUnmanaged,
  isManagedBy,
  type Managed,
  managedOn,
  managersOf,
  moveManaged,
  type Named,
  setManager,
  setReportsTo,
} from './managers.ts'
export {
  actsAs,
  addStandIn,
  changeUnit,
  endHolding,
  endSessionsOf,
  findPerson,
  findUnit,
  giveHolding,
  holdsAlready,
  inTurn,
  markLeft,
  markSeen,
  moveHoldings,
  standsInAlready,
} from './people.ts'
export {
  countPeople,
  listLastSeen,
  listUnits,
  namesByCode,
  type PersonListed,
  type RoleListed,
  type StandInListed,
  searchPeople,
  standInsOf,
  type UnitListed,
} from './people-queries.ts'
export { type Asked, type Permission, permissionsOf, usualScope } from './permissions.ts'
export {
  dropPlannedUnit,
  keepPlannedUnit,
  listPlannedUnits,
  notePlannedFault,
  type PlannedUnit,
} from './planned-units.ts'
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
export { listPosts, type PostListed } from './post-queries.ts'
export {
  addPostHolding,
  addPostRole,
  endPostRole,
  findPost,
  holderDuring,
  holdsPost,
  movePosts,
  postHasRole,
  savePost,
  vacatePost,
} from './posts.ts'
export { type ProvidedPerson, type Provisioned, provision } from './provision.ts'
export {
  actorOf,
  findActor,
  listCouncils,
  listPeople,
  personHolding,
  rolesHeld,
  rolesHeldFrom,
  type SeatsTaken,
  seatsTaken,
  unitsHeldFrom,
} from './queries.ts'
export { type Relation, type RelationPermission, relationPermissions } from './relations.ts'
export { bodiesSeen, partsWith, type RiskSight, risksSeen, type Sight, sightOf } from './sight.ts'
export { peopleMeant } from './who.ts'
