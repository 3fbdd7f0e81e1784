import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ok, type Result, refused } from '#kernel/result.ts'
import { type Actor, mayImport } from '#platform/access/door.ts'
import {
  type Asking,
  defineCommand,
  type Outcome,
  type Refusal,
  type Runner,
  runCommand,
} from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { Scan } from '#platform/hardening/door.ts'
import { examineFile, FileChanged, fileFromBytes, type ImportFile } from './file.ts'
import type { ImportKind } from './kind.ts'
import { importKinds, kindNamed } from './kinds.ts'
import { emptyMap, type ImportMap, importMap } from './mapping.ts'
import { type ImportReport, infectedWords, mostFaults, printFault, unscannedWords } from './rules.ts'
import { takeFile } from './take-file.ts'

const input = z.object({
  kind: z.string(),
  /** The file, to be read in pieces; or its name and its content at once. */
  file: z.custom<ImportFile>((file) => typeof file === 'object' && file !== null && 'open' in file).optional(),
  file_name: z.string().default('file'),
  content: z.union([z.string(), z.instanceof(Uint8Array)]).optional(),
  map: importMap.nullish(),
  /** Where the figures come from, in words; rows may say so themselves. */
  source: z.string().nullish(),
  dry_run: z.boolean().default(false),
  progress: z.custom<(rows_read: number) => void>((given) => typeof given === 'function').optional(),
  /** Given the whole report, also when the import is refused. */
  report: z.custom<(report: ImportReport) => void>((given) => typeof given === 'function').optional(),
})

type Input = z.output<typeof input>
export type ImportInput = z.input<typeof input>

/** Imports a file, all or nothing: every row is checked, and with one fault none is kept. A dry run keeps nothing. */
export const importFile = defineCommand<Input, ImportReport>({
  name: 'imports.import',
  title: 'Import a file',
  input,
  may: mayImport,
  inspect: async (input, scan) => whyUnsafe(fileOf(input), scan),
  run: async (tx, actor, input, { today }) => {
    try {
      return await takeWhole(tx, actor, input, today)
    } catch (error) {
      if (!(error instanceof FileChanged)) throw error
      return refused({ kind: 'conflict', message: 'The file changed while it was read, so nothing of it was kept.' })
    }
  },
})

/** Runs an import and always comes back with its report; `refusal` says why nothing was kept, null when it was. */
export const runImport = async (
  runner: Runner,
  actor: Actor,
  input: ImportInput,
  asking: Asking,
): Promise<{ report: ImportReport; refusal: Refusal | null }> => {
  let report: ImportReport | null = null as ImportReport | null
  const keep = (given: ImportReport) => {
    report = given
    input.report?.(given)
  }
  const done = await runCommand(runner, importFile, actor, { ...input, report: keep }, asking)
  // a conflict before anything was read is none of the dry run's
  const dry = input.dry_run && report !== null && !done.ok && done.error.kind === 'conflict'
  return { report: done.ok ? done.value : (report ?? nothingRead), refusal: done.ok || dry ? null : done.error }
}

const nothingRead: ImportReport = { rows_read: 0, rows_changed: 0, faults: [], unused: [], already: null }

const takeWhole = async (
  tx: Tx,
  actor: Actor,
  input: Input,
  today: string,
): Promise<Result<Outcome<ImportReport>, Refusal>> => {
  const kind = kindNamed(input.kind)
  if (kind === null) return refused(field('kind', `Choose one of ${importKinds.map(({ kind }) => kind).join(', ')}`))
  const file = fileOf(input)
  if (file === null) return refused(field('file', 'Choose a file'))
  const facts = await examineFile(file)
  const sha256 = withMap(facts.sha256, input.map)
  const already = await takenLast(tx, kind, sha256)
  if (already !== null) return ok(nothingAgain(input, file, already))
  const import_id = randomUUID()
  const context = { import_id, source: input.source ?? null, today }
  const map = input.map ?? emptyMap
  const { measures, periods, ...taken } = await takeFile(tx, actor, kind, file, facts, map, context, (rows) =>
    input.progress?.(rows),
  )
  const report: ImportReport = { ...taken, faults: taken.faults.slice(0, mostFaults), already: null }
  input.report?.(report)
  if (report.faults.length > 0) return refused(asFields(report))
  if (input.dry_run) return refused({ kind: 'conflict', message: 'This was a dry run: nothing was kept.' })
  await keepBatch(tx, actor, { import_id, sha256, kind, file, source: context.source, report })
  const payload = { measure_codes: [...measures], ...(periods.size > 0 ? { period_keys: [...periods] } : {}) }
  return ok({
    value: report,
    subject: { kind: 'import', id: import_id },
    after: { kind: kind.kind, file: file.name, rows_read: report.rows_read, rows_changed: report.rows_changed },
    events: kind.event !== undefined && measures.size > 0 ? [{ name: kind.event, payload }] : [],
  })
}

/** What a scanner found is told to the auditor, as an attempt refused; that it is silent is nobody's attempt. */
const whyUnsafe = async (file: ImportFile | null, scan: Scan): Promise<Refusal | null> => {
  if (file === null) return null
  const verdict = await scan(file)
  if (verdict.is === 'infected') return { kind: 'forbidden', reason: infectedWords(file.name, verdict.found) }
  return verdict.is === 'clean' ? null : { kind: 'conflict', message: unscannedWords(file.name, verdict.why) }
}

const fileOf = ({ file, file_name, content }: Input): ImportFile | null => {
  if (file !== undefined) return file
  if (content === undefined) return null
  return fileFromBytes(file_name, typeof content === 'string' ? new TextEncoder().encode(content) : content)
}

const field = (name: string, message: string): Refusal => ({ kind: 'invalid', fields: { [name]: [message] } })

const asFields = (report: ImportReport): Refusal => ({
  kind: 'invalid',
  fields: { file: report.faults.map(printFault) },
})

/** The same file read through another map is another file. */
const withMap = (sha256: string, map: ImportMap | null | undefined): string =>
  !map || (Object.keys(map.columns).length === 0 && Object.keys(map.values).length === 0)
    ? sha256
    : createHash('sha256').update(sha256).update(JSON.stringify(map)).digest('hex')

const takenLast = async (tx: Tx, { kind }: ImportKind, sha256: string): Promise<string | null> => {
  const last = await tx
    .selectFrom('import_batch')
    .select(['sha256', 'imported_at'])
    .where('kind', '=', kind)
    .orderBy('batch_number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.sha256 === sha256 ? last.imported_at.toISOString() : null
}

const nothingAgain = (input: Input, file: ImportFile, already: string) => {
  const report: ImportReport = { rows_read: 0, rows_changed: 0, faults: [], unused: [], already }
  input.report?.(report)
  return {
    value: report,
    subject: { kind: 'import', id: file.name },
    after: { kind: input.kind, file: file.name, already },
  }
}

type Batch = {
  import_id: string
  sha256: string
  kind: ImportKind
  file: ImportFile
  source: string | null
  report: ImportReport
}

const keepBatch = (tx: Tx, actor: Actor, { import_id, sha256, kind, file, source, report }: Batch) =>
  tx
    .insertInto('import_batch')
    .values({
      council_id: actor.council_id,
      import_id,
      sha256,
      kind: kind.kind,
      file_name: file.name,
      rows_read: report.rows_read,
      rows_changed: report.rows_changed,
      imported_by: actor.name,
      source,
    })
    .execute()
