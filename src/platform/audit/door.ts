// What was done, by whom and why: written by the command runner, never changed, and sealed so that a change would show.
export { type Anchor, parseAnchors, printAnchor } from './anchor.ts'
export { type Disposer, disposerOf, findDisposals, type KeptDisposal } from './disposals.ts'
export { type AuditFault, printAuditFault } from './faults.ts'
export { auditOwnWords } from './own-words.ts'
export { type AuditFilter, type AuditPlace, auditActors, auditKinds, findEntries } from './queries.ts'
export { type AuditFacts, recordAudit, recordRead } from './record.ts'
export { auditDisposers, type Retained, type RetentionRule, runRetention } from './retention.ts'
export { headOf, sealAll, sealCouncil } from './seal.ts'
export { type Sealing, startSealing } from './sealing.ts'
export {
  findSecurityEvents,
  type KeptSecurityEvent,
  type SecurityEventFilter,
  type SecurityEventPlace,
} from './security-event-queries.ts'
export {
  accountKinds,
  pageKinds,
  recordSecurityEvent,
  refusedKinds,
  type SecurityEvent,
  type SecurityEventKind,
  type ToldTo,
} from './security-events.ts'
export { type Verified, verifyCouncil } from './verify.ts'
export {
  type AuditEntry,
  type AuditNames,
  type AuditWords,
  dayOf,
  type FieldChange,
  fieldChanges,
  fieldsOf,
  type NamedKind,
  periodWords,
  textOf,
} from './words.ts'
