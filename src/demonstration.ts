import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse } from 'yaml'
import { z } from 'zod'
import { fileFromPath, importFile } from '#do/imports/door.ts'
import type { Framework } from '#framework/door.ts'
import type { Result } from '#kernel/result.ts'
import { finishCouncil } from '#platform/access/administer.ts'
import {
  type Actor,
  addPeople,
  findActor,
  listCouncils,
  may,
  type NewPerson,
  systemActor,
} from '#platform/access/door.ts'
import { firstMinuteOf } from '#platform/clock/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import { installationRoot } from '#platform/root.ts'
import { recordPublished, recordPublishedCounts } from '#review/performance/commands.ts'
import { releaseReport } from '#review/reports/door.ts'
import { appraisalsFile, recordAppraisals } from './demonstration-appraisals.ts'
import { postsFile, setUpPosts } from './demonstration-posts.ts'
import { asker, foundCouncil } from './found-council.ts'

const councilFile = z.object({
  council: z.string(),
  framework: z.string(),
  illustrative: z.string().optional(),
  figures_source: z.string().optional(),
  posts: postsFile,
  appraisals: appraisalsFile,
  reports_released: z.array(z.object({ product: z.string(), period: z.string(), body: z.string() })).default([]),
})

const castFile = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      post: z.string().default(''),
      email: z.string(),
      councils: z.array(
        z.object({
          council: z.string(),
          roles: z.array(z.object({ role: z.string(), scope: z.string() })).default([]),
        }),
      ),
    }),
  ),
})
type Cast = z.output<typeof castFile>

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

const whole = <Value>(done: Result<Value, string>): Value => {
  if (!done.ok) throw new Error(`The demonstration does not load. ${done.error}`)
  return done.value
}

/** Signed by the first of the cast whose role releases reports, as it would be in a council. */
const releaseReports = async (
  runner: Runner,
  framework: Framework,
  council_id: string,
  cast: Cast,
  reports: z.output<typeof councilFile>['reports_released'],
): Promise<void> => {
  const today = runner.clock.today()
  const actors = await runner.database.asCouncil(council_id, async (tx) => {
    const found: Actor[] = []
    for (const { email } of peopleOf(cast, council_id)) {
      const actor = await findActor(tx, email, today, framework.roles)
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

/** The statuses a council printed, which no import kind brings: they are set beside the computed ones. */
const publishedRows = async (path: string) => {
  const rows = await csvRows(path)
  return rows.map(({ measure, period, status, direction, printed_as, reason, source }) => ({
    measure_code: measure,
    period_key: period,
    status,
    direction: direction === '' ? null : direction,
    printed_as,
    reason,
    source,
  }))
}

/** A report of which not every figure could be read names none, and is kept for its counts alone. */
const publishedCountRows = async (path: string) => {
  const count = (cell: string | undefined) => (cell === undefined || cell === '' ? null : Number(cell))
  const rows = await csvRows(path)
  return rows.map((row) => ({
    report_code: row.report_id,
    body_name: row.committee,
    period_key: row.period,
    on_target: count(row.green),
    near_target: count(row.amber),
    off_target: count(row.red),
    figures: (row.figures ?? '')
      .split(';')
      .filter(Boolean)
      .map((figure) => {
        const [measure_code, period_key = row.period] = figure.split(' ')
        return { measure_code, period_key }
      }),
    reason: row.reason,
    source: row.source,
  }))
}

const csvRows = async (path: string): Promise<Record<string, string>[]> => {
  const text = (await readFile(path, 'utf8')).replace(/^# .*\r?\n/, '')
  return parseCsv(text, { columns: true, bom: true })
}

const peopleOf = (cast: Cast, council_id: string): NewPerson[] =>
  cast.people.flatMap((person) =>
    person.councils
      .filter(({ council }) => council === council_id)
      .map(({ roles }) => ({
        person_id: person.id,
        name: person.name,
        post: person.post,
        email: person.email,
        roles: roles.map(({ role, scope }) => {
          const [scope_kind = 'council', scope_code = ''] = scope.split(':')
          return { role_code: role, scope_kind, scope_code }
        }),
      })),
  )
