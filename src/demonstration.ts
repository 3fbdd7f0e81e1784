import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { parse } from 'yaml'
import { z } from 'zod'
import { fileFromBytes, fileFromPath, type ImportFile, importFile } from '#do/imports/door.ts'
import { adoptFramework } from '#framework/adoption.ts'
import { councilOf, type Framework, parseFramework, printFault } from '#framework/door.ts'
import {
  type Actor,
  addPeople,
  findActor,
  installCouncil,
  listCouncils,
  may,
  type NewPerson,
  systemActor,
} from '#platform/access/door.ts'
import { type Command, type Refusal, type Runner, runCommand } from '#platform/commands/door.ts'
import { installationRoot } from '#platform/root.ts'
import { recordPublished, recordPublishedCounts } from '#review/performance/commands.ts'
import { releaseReport } from '#review/reports/door.ts'

const councilFile = z.object({
  council: z.string(),
  framework: z.string(),
  illustrative: z.string().optional(),
  figures_source: z.string().optional(),
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
 * Loads each council of demo/ that the installation does not have yet, through the commands that anyone's data goes
 * through. Throws, naming the file and the fault, when one does not load: a demonstration is whole or an error.
 */
export const loadDemonstration = async (runner: Runner, say: (line: string) => void): Promise<void> => {
  const folder = join(installationRoot(), 'demo')
  const present = new Set((await listCouncils(runner.database.kysely)).map(({ council_id }) => council_id))
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
  const source_text = await readFile(join(installationRoot(), 'frameworks', facts.framework), 'utf8')
  const framework = readWhole(source_text, facts.framework)
  const council = councilOf(framework, facts.council)
  if (!council) throw new Error(`${facts.framework} has no council ${facts.council}`)
  await installCouncil(runner.database.kysely, {
    council_id: council.id,
    name: council.name,
    short_name: council.short_name,
    brand_colour: council.brand_colour.toLowerCase(),
    demonstration: true,
    illustrative: facts.illustrative?.trim() ?? null,
    figures_source: facts.figures_source?.trim() ?? null,
  })
  const ask = asker(runner, systemActor(council.id, 'Demonstration data'))
  await ask(
    adoptFramework,
    { file_name: facts.framework, source_text, reason: 'Loaded as a demonstration' },
    facts.framework,
  )
  await runner.database.asCouncil(council.id, (tx) =>
    addPeople(tx, council.id, peopleOf(cast, council.id), rolesHeldFrom),
  )
  const take = (kind: string, file: ImportFile) => ask(importFile, { kind, file }, `${council.id} ${file.name}`)
  await take('organisation', textFile(`${facts.framework}: organisation`, organisationCsv(framework)))
  await take('plan', textFile(`${facts.framework}: plan items`, planCsv(framework, council.id)))
  for (const kind of importOrder) {
    const path = join(folder, `${kind}.csv`)
    if (existsSync(path)) await take(kind, fileFromPath(path))
  }
  const published = join(folder, 'published.csv')
  if (existsSync(published)) await ask(recordPublished, { rows: await publishedRows(published) }, published)
  const counts = join(folder, 'published-counts.csv')
  if (existsSync(counts)) await ask(recordPublishedCounts, { rows: await publishedCountRows(counts) }, counts)
  await releaseReports(runner, framework, council.id, cast, facts.reports_released)
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
    await asker(runner, actor)(releaseReport, report, `${council_id} ${report.product} ${report.period}`)
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

const readWhole = (text: string, fileName: string): Framework => {
  const parsed = parseFramework(text, fileName)
  if (!parsed.ok) throw new Error(parsed.error.map(printFault).join('\n'))
  return parsed.value
}

const asker =
  (runner: Runner, actor: Actor) =>
  async <Input, Value>(command: Command<Input, Value>, input: unknown, file: string): Promise<void> => {
    const done = await runCommand(runner, command, actor, input, {
      door: 'cli',
      request_id: `demonstration ${actor.council_id}`,
    })
    if (!done.ok) throw new Error(`${file} does not load: ${words(done.error)}`)
  }

const words = (refusal: Refusal): string =>
  refusal.kind === 'invalid' ? Object.values(refusal.fields).flat().join('; ') : JSON.stringify(refusal)

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

const textFile = (name: string, text: string): ImportFile => fileFromBytes(name, new TextEncoder().encode(text))

const organisationCsv = (framework: Framework): string =>
  csv(
    ['code', 'kind', 'name', 'parent'],
    framework.organisation.units.map((unit) => [unit.code, unit.kind, unit.name, unit.parent ?? '']),
  )

/** The plan items that the council's own text names. */
const planCsv = (framework: Framework, council_id: string): string =>
  csv(
    ['code', 'level', 'name', 'parents', 'description', 'illustrative', 'source'],
    framework.plan.items
      .filter((item) => item.councils === undefined || item.councils.includes(council_id))
      .map((item) => [
        item.code,
        item.level,
        item.name,
        (item.parents ?? []).join(';'),
        '',
        item.illustrative ? 'yes' : '',
        framework.source.document,
      ]),
  )

const csv = (headings: string[], rows: string[][]): string => stringify([headings, ...rows])
