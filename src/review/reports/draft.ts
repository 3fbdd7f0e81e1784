import { ok, type Result } from '#kernel/result.ts'
import type { Tx } from '#platform/database/door.ts'
import { buildReport } from './build/report.ts'
import type { ReportContent } from './content.ts'
import { gatherFacts, type ReportAsked } from './gather.ts'
import { tell } from './tell.ts'

/** A report as it would read if it were released now; refused with a sentence when there is no such report. */
export const draftReport = async (tx: Tx, asked: ReportAsked): Promise<Result<ReportContent, string>> => {
  const facts = await gatherFacts(tx, asked, tell)
  return facts.ok ? ok(buildReport(facts.value)) : facts
}
