import { statusWords } from '#kernel/status.ts'
import { listCouncils } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { countLineWords, readComparison, readCountComparison } from '#review/performance/door.ts'
import type { Say } from './lines.ts'

/** Says of each council, or of one, which of the counts and statuses it printed are reproduced, and names those that are not. */
export const compareStatus = async (database: Database, council: string | undefined, say: Say): Promise<void> => {
  const councils = await listCouncils(database.kysely)
  for (const { council_id, name } of councils.filter((each) => council === undefined || each.council_id === council)) {
    await compareReports(database, council_id, name, say)
    await compareStatuses(database, council_id, name, say)
  }
}

const compareReports = async (database: Database, council_id: string, name: string, say: Say) => {
  const { status, not_whole, lines } = await database.asCouncil(council_id, (tx) => readCountComparison(tx, council_id))
  if (status.compared === 0) return
  const reproduced = `the counts of ${status.agreed} of ${status.compared} reports are reproduced`
  say(`${name}: ${reproduced}; of ${not_whole} more, not every figure is held.`)
  for (const line of lines.filter(({ differences }) => differences.length > 0)) say(`  ${countLineWords(line)}`)
}

const compareStatuses = async (database: Database, council_id: string, name: string, say: Say) => {
  const { status, lines } = await database.asCouncil(council_id, (tx) => readComparison(tx, council_id))
  if (status.compared === 0) return
  say(`${name}: ${status.agreed} of ${status.compared} published statuses are reproduced.`)
  for (const line of lines.filter(({ agrees }) => !agrees)) {
    const computed = line.computed === null ? 'nothing' : statusWords[line.computed]
    say(`  ${line.period_key} ${line.name}: printed ${line.printed_as}, computed ${computed}. ${line.reason}`)
  }
}
