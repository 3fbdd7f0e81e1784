import { statusWords } from '#kernel/status.ts'
import { listCouncils } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { countLineWords, readComparison, readCountComparison } from '#review/performance/door.ts'

/** Holds the statuses and counts computed here against those that councils published, and says where they differ. */
export const compareStatuses = async (
  database: Database,
  council: string | undefined,
  say: (line: string) => void,
): Promise<void> => {
  const all = await listCouncils(database.kysely)
  for (const { council_id, name } of all.filter((each) => council === undefined || each.council_id === council)) {
    const { status, lines } = await database.asCouncil(council_id, (tx) => readComparison(tx, council_id))
    await compareReports(database, council_id, name, say)
    if (status.compared === 0) continue
    say(`${name}: ${status.agreed} of ${status.compared} published statuses are reproduced.`)
    for (const line of lines.filter(({ agrees }) => !agrees)) {
      say(
        `  ${line.period_key} ${line.name}: printed ${line.printed_as}, computed ${line.computed === null ? 'nothing' : statusWords[line.computed]}. ${line.reason}`,
      )
    }
  }
}

const compareReports = async (database: Database, council_id: string, name: string, say: (line: string) => void) => {
  const found = await database.asCouncil(council_id, (tx) => readCountComparison(tx, council_id))
  const { status, not_whole, lines } = found
  if (status.compared === 0) return
  say(
    `${name}: the counts of ${status.agreed} of ${status.compared} reports are reproduced; of ${not_whole} more, not every figure is held.`,
  )
  for (const line of lines.filter(({ differences }) => differences.length > 0)) say(`  ${countLineWords(line)}`)
}
