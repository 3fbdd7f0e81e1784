import { findFramework } from '#framework/adoption.ts'
import { listCouncils } from '#platform/access/door.ts'
import { type Disposer, runRetention, sealAll } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'

/** Carries out the retention rules of one council, or of all, and says what went; a dry run says what would. */
export const retentionRun = async (
  database: Database,
  disposers: readonly Disposer[],
  given: { council?: string; 'dry-run'?: boolean },
  say: (line: string) => void,
): Promise<void> => {
  const dry_run = given['dry-run'] ?? false
  await sealAll(database)
  for (const { council_id } of await listCouncils(database.kysely)) {
    if (given.council !== undefined && given.council !== council_id) continue
    const framework = await database.asCouncil(council_id, (tx) => findFramework(tx, council_id))
    const rules = framework?.retention ?? []
    if (rules.length === 0) say(`${council_id}: no rule, so everything is kept.`)
    const asked = { council_id, rules, disposers, by: 'Command line', request_id: `cli ${process.pid}`, dry_run }
    for (const { record, keep, rows } of await runRetention(database, asked)) {
      say(`${council_id}: ${record}, kept ${keep}: ${rows} ${dry_run ? 'would be disposed of' : 'disposed of'}.`)
    }
  }
}
