import { findFramework } from '#framework/adoption.ts'
import { writeReportFiles } from '#review/reports/door.ts'
import type { Desk } from './lines.ts'
import { needed, Wrong } from './options.ts'

/** Writes a report as a page, Word, PDF and Excel into a folder, and says which files those are. */
export const report = async ({ runner, given, say }: Desk): Promise<void> => {
  const council_id = needed(given, 'council')
  const framework = await runner.database.asCouncil(council_id, (tx) => findFramework(tx, council_id))
  if (framework === null) throw new Wrong(`There is no council ${council_id}.`)
  const asked = {
    council_id,
    framework,
    product: needed(given, 'product'),
    period: needed(given, 'period'),
    body: needed(given, 'body'),
    today: runner.clock.today(),
  }
  const written = await writeReportFiles(runner.database, asked, needed(given, 'out'))
  if (!written.ok) throw new Wrong(written.error)
  for (const path of written.value) say(path)
}
