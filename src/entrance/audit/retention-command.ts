import { findFramework } from '#framework/adoption.ts'
import { listCouncils } from '#platform/access/door.ts'
import { type Disposer, type Retained, runRetention, sealAll } from '#platform/audit/door.ts'
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
    const asked = { disposers, by: 'Command line', door: 'cli', request_id: `cli ${process.pid}`, dry_run } as const
    const done = await retainIn(database, council_id, asked)
    if (done.length === 0) say(`${council_id}: no rule, so everything is kept.`)
    for (const { record, keep, rows } of done) {
      say(`${council_id}: ${record}, kept ${keep}: ${rows} ${dry_run ? 'would be disposed of' : 'disposed of'}.`)
    }
  }
}

type Asked = Omit<Parameters<typeof runRetention>[1], 'council_id' | 'rules'>

/** Carries out the rules of the framework in force in a council; says of each rule how many records went. */
export const retainIn = async (database: Database, council_id: string, asked: Asked): Promise<Retained[]> => {
  const framework = await database.asCouncil(council_id, (tx) => findFramework(tx, council_id))
  return runRetention(database, { ...asked, council_id, rules: framework?.retention ?? [] })
}
