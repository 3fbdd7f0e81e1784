import { administrationAuditWords } from '#administration/audit-words.ts'
import { importAuditWords } from '#do/imports/audit-words.ts'
import { returnsAuditWords } from '#do/returns/audit-words.ts'
import { riskAuditWords } from '#do/risk/audit-words.ts'
import { capabilityWords } from '#framework/door.ts'
import { appraisalAuditWords } from '#people/appraisals/audit-words.ts'
import { targetAuditWords } from '#plan/targets/audit-words.ts'
import { type AuditWords, auditOwnWords } from '#platform/audit/door.ts'
import { tokenAuditWords } from '#platform/tokens/audit-words.ts'
import { webhookAuditWords } from '#platform/webhooks/audit-words.ts'
import { performanceAuditWords } from '#review/performance/audit-words.ts'
import { reportAuditWords } from '#review/reports/audit-words.ts'
import { withheldAuditWords } from '#review/withheld/audit-words.ts'
import { frameworkAuditWords } from './entrance/audit/framework-words.ts'

/** What the auditor's console says of each command; a test asks that none lacks words. */
export const auditWords: AuditWords = {
  ...frameworkAuditWords,
  ...targetAuditWords,
  ...returnsAuditWords,
  ...riskAuditWords,
  ...importAuditWords,
  ...performanceAuditWords,
  ...reportAuditWords,
  ...withheldAuditWords,
  ...appraisalAuditWords,
  ...administrationAuditWords,
  ...tokenAuditWords(capabilityWords),
  ...webhookAuditWords,
  ...auditOwnWords,
}
