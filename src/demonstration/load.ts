import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { fileFromPath, importFile } from '#do/imports/door.ts'
import type { Framework } from '#framework/door.ts'
import {
  type Actor,
  addPeople,
  findActor,
  finishCouncil,
  listCouncils,
  may,
  systemActor,
} from '#platform/access/door.ts'
import { firstMinuteOf } from '#platform/clock/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import { installationRoot } from '#platform/root.ts'
import { recordPublished, recordPublishedCounts } from '#review/performance/commands.ts'
import { releaseReport } from '#review/reports/door.ts'
import { asker, foundCouncil } from '../found-council.ts'
import { recordAppraisals } from './appraisals.ts'
import {
  type Cast,
  type CouncilFile,
  castFile,
  councilFile,
  peopleOf,
  publishedCountRows,
  publishedRows,
} from './files.ts'
import { setUpPosts } from './posts.ts'
import { whole } from './whole.ts'

/** In the order in which each may name what the one before brought. */
const importOrder = ['organisation', 'plan', 'measures', 'targets', 'values', 'actions', 'budget', 'risks'] as const

const rolesHeldFrom = '2023-04-01'

/**
 * Loads each council of demo/ that the installation does not have yet, or not whole, through the commands that anyone's
 * data goes through; what an earlier start had done already is not done again. Throws, naming the file and the fault,
 * when one does not load: the next start begins with it again.
 */
export const loadDemonstration = async (
  given: Runner,
  say: (line: string) => void,
  folder = join(installationRoot(), 'demo'),
): Promise<void> => {
  const runner = given.clock.fixed ? { ...given, clock: firstMinuteOf(given.clock.today()) } : given
  const councils = await listCouncils(runner.database.kysely)
  const present = new Set(councils.filter(({ loading }) => !loading).map(({ council_id }) => council_id))
  const absent = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && !present.has(entry.name) && existsSync(join(folder, entry.name, 'council.yaml')),
  )
  if (absent.length === 0) return
  const cast = castFile.parse(parse(await readFile(join(folder, 'cast.yaml'), 'utf8')))
  for (const { name } of absent.sort((a, b) => a.name.localeCompare(b.name))) {
    await loadCouncil(runner, join(folder, name), cast)
    say(`Loaded the demonstration council ${name}`)
  }
}

const loadCouncil = async (runner: Runner, folder: string, cast: Cast): Promise<void> => {
  const facts = councilFile.parse(parse(await readFile(join(folder, 'council.yaml'), 'utf8')))
  const council_id = facts.council
  const framework = whole(
    await foundCouncil(runner, {
      council_id,
      file_name: facts.framework,
      source_text: await readFile(join(installationRoot(), 'frameworks', facts.framework), 'utf8'),
      by: 'Demonstration data',
      reason: 'Loaded as a demonstration',
      demonstration: true,
      illustrative: facts.illustrative?.trim() ?? null,
      figures_source: facts.figures_source?.trim() ?? null,
    }),
  )
  await runner.database.asCouncil(council_id, (tx) =>
    addPeople(tx, council_id, peopleOf(cast, council_id), rolesHeldFrom),
  )
  const ask = asker(runner, systemActor(council_id, 'Demonstration data'))
  for (const kind of importOrder) {
    const path = join(folder, `${kind}.csv`)
    if (existsSync(path)) whole(await ask(importFile, { kind, file: fileFromPath(path) }, path))
  }
  await setUpPosts(ask, facts.posts, rolesHeldFrom)
  await recordAppraisals(runner, framework, council_id, facts.appraisals)
  const published = join(folder, 'published.csv')
  if (existsSync(published)) whole(await ask(recordPublished, { rows: await publishedRows(published) }, published))
  const counts = join(folder, 'published-counts.csv')
  if (existsSync(counts)) {
    whole(await ask(recordPublishedCounts, { rows: await publishedCountRows(counts) }, counts))
  }
  await releaseReports(runner, framework, council_id, cast, facts.reports_released)
  await finishCouncil(runner.database.kysely, council_id)
}

/** Signed by the first of the cast whose role releases reports, as it would be in a council. */
const releaseReports = async (
  runner: Runner,
  framework: Framework,
  council_id: string,
  cast: Cast,
  reports: CouncilFile['reports_released'],
): Promise<void> => {
  const today = runner.clock.today()
  const actors = await runner.database.asCouncil(council_id, async (tx) => {
    const found: Actor[] = []
    for (const { email } of peopleOf(cast, council_id)) {
      const actor = await findActor(tx, email, today, framework)
      if (actor !== null && may(actor, 'reports.release')) found.push(actor)
    }
    return found
  })
  for (const report of reports) {
    const [actor] = actors
    if (!actor) throw new Error(`nobody of the cast of ${council_id} may release a report`)
    const what = `${report.product} ${report.period} ${report.body}`
    whole(await asker(runner, actor)(releaseReport, report, `${council_id} ${what}`, `demonstration ${what}`))
  }
}
