/** The framework: what a council’s file says, read and asked. Putting one in force is adoption.ts. */

export { type Audience, audienceFor } from './audience.ts'
export { bodiesServing, bodyOf, councilOf, productOf } from './bodies.ts'
export { type CalendarEntry, type CalendarKind, reportingCalendar } from './calendar.ts'
export { capabilityWords } from './capability-words.ts'
export type { FrameworkFault } from './faults.ts'
export { parseFramework, printFault } from './load.ts'
export type { Term } from './schema/councils.ts'
export { type Capability, capabilities } from './schema/organisation.ts'
export { type ReportField, type SectionCode, sectionCodes } from './schema/reporting.ts'
export type { StatusRule } from './schema/status.ts'
export type { Body, Council, Framework, PlanDocument, Product, Role } from './schema.ts'
export { asksJson, type CouncilEnv, type PageFrame } from './web.ts'
export {
  measureWords,
  ownWordFor,
  planDocumentOf,
  statusRuleAt,
  statusWord,
  toleranceSentence,
  wordFor,
} from './words.ts'
