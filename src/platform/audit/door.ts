// What was done, by whom and why: written by the command runner, never changed, and sealed so that a change would show.
export { type Anchor, parseAnchors, printAnchor } from './anchor.ts'
export { type AuditFault, printAuditFault } from './faults.ts'
export { type AuditFacts, recordAudit } from './record.ts'
export { headsOf, sealAll, sealCouncil } from './seal.ts'
export { type Sealing, startSealing } from './sealing.ts'
export { type Verified, verifyCouncil } from './verify.ts'
