import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { mayImport } from '#platform/access/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import { contentOf } from '#platform/hardening/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { importFile } from './commands.ts'
import { fileFromBytes, type ImportFile } from './file.ts'
import type { ImportKind } from './kind.ts'
import { importKinds, kindNamed } from './kinds.ts'
import { emptyMap, type ImportMap, mapColumns } from './mapping.ts'
import { ImportsPage } from './pages/imports-page.tsx'
import { PreviewPage } from './pages/preview-page.tsx'
import { listBatches } from './queries.ts'
import { alreadyWords, type ImportReport } from './rules.ts'
import { peekFile } from './take-file.ts'

type C = Context<CouncilEnv>
type Given = { kind: ImportKind; file: ImportFile; bytes: Uint8Array; map: ImportMap }

const rowsShown = 5

/** Mounted under /:council: files taken before, the check of one, and its import. */
export const importsRoutes = new Hono<CouncilEnv>()
  .get('/imports', (c) => listPage(c, emptyForm, 200))
  .post('/imports/preview', async (c) => {
    const body = await c.req.parseBody()
    const kind = kindNamed(String(body.kind ?? ''))
    const upload = body.file
    const values = { kind: String(body.kind ?? '') }
    if (kind === null) return listPage(c, { values, errors: { kind: ['Choose what the file holds'] } }, 422)
    if (!(upload instanceof File) || upload.size === 0) {
      return listPage(c, { values, errors: { file: ['Choose a file'] } }, 422)
    }
    const bytes = new Uint8Array(await upload.arrayBuffer())
    const tooLarge = sizeFault(bytes)
    if (tooLarge !== null) return listPage(c, { values, errors: { file: [tooLarge] } }, 422)
    return previewPage(c, { kind, bytes, file: fileFromBytes(upload.name, bytes), map: emptyMap }, null)
  })
  .post('/imports', async (c) => {
    const body = await c.req.parseBody()
    const kind = kindNamed(String(body.kind ?? ''))
    if (kind === null) return c.notFound()
    const bytes = new Uint8Array(Buffer.from(String(body.content ?? ''), 'base64'))
    const columns = kind.columns.map(({ name }) => [name, String(body[`column.${name}`] ?? '')] as const)
    const file = fileFromBytes(String(body.file_name ?? 'file'), bytes)
    const map = await chosenMap(kind, file, Object.fromEntries(columns))
    const given = { kind, file, bytes, map }
    if (body.do !== 'import') return previewPage(c, given, null)
    const done = await c.var.run(importFile, { kind: kind.kind, file, map })
    if (!done.ok) return previewPage(c, given, inWords(done.error))
    const { already, rows_changed } = done.value
    const told = already === null ? `changed=${rows_changed}` : `already=${encodeURIComponent(already)}`
    return c.redirect(`${paths.imports(c.var.council.council_id)}?${told}`, 303)
  })

/** A page holds the file while its columns are chosen; the command line takes a CSV of any length. */
const sizeFault = (bytes: Uint8Array): string | null => {
  const [most, what] = contentOf(bytes.subarray(0, 512)).kind === 'workbook' ? [10, 'A workbook'] : [20, 'A CSV file']
  if (bytes.length <= most * 1024 * 1024) return null
  return `${what} may be ${most} MB at most: import it by the command line, or in parts`
}

const inWords = (refusal: Refusal): string => {
  if (refusal.kind === 'forbidden') return refusal.reason
  if (refusal.kind === 'conflict') return refusal.message
  return 'The file was not imported: see what is wrong with it'
}

const listPage = async (c: C, form: FormState, status: 200 | 422) => {
  const { actor, council, database, frame } = c.var
  const batches = await database.asCouncil(council.council_id, (tx) => listBatches(tx))
  const props = { frame, batches, form, done: doneWords(c), kinds: importKinds, council_id: council.council_id }
  return c.html(renderPage(<ImportsPage {...props} may={mayImport(actor)} />), status)
}

const doneWords = (c: C): string | null => {
  const changed = Number(c.req.query('changed') ?? Number.NaN)
  if (Number.isInteger(changed)) return `The file was imported. Rows that changed something: ${changed}.`
  const already = Date.parse(c.req.query('already') ?? '')
  return Number.isNaN(already) ? null : alreadyWords(new Date(already).toISOString())
}

/** Runs the import dry to learn what it would do. */
const previewPage = async (c: C, { kind, file, bytes, map }: Given, refusal: string | null) => {
  let report: ImportReport = { rows_read: 0, rows_changed: 0, faults: [], unused: [], already: null }
  const keep = (given: ImportReport) => {
    report = given
  }
  const done = await c.var.run(importFile, { kind: kind.kind, file, map, dry_run: true, report: keep })
  const forbidden = !done.ok && done.error.kind === 'forbidden' ? done.error.reason : null
  const { headings, rows } = await peekFile(file, rowsShown)
  const props = {
    frame: c.var.frame,
    council_id: c.var.council.council_id,
    file_name: file.name,
    content: Buffer.from(bytes).toString('base64'),
    chosen: chosenHeadings(headings, kind, map),
    refusal: refusal ?? forbidden,
    kind,
    headings,
    rows,
    report,
  }
  const wrong = props.refusal !== null || report.faults.length > 0
  return c.html(renderPage(<PreviewPage {...props} />), forbidden === null ? (wrong ? 422 : 200) : 403)
}

/** The columns as chosen; none where they are those the file's own headings give, so that it is known for the same file. */
const chosenMap = async (kind: ImportKind, file: ImportFile, columns: Record<string, string>): Promise<ImportMap> => {
  const { headings } = await peekFile(file, 0)
  const own = chosenHeadings(headings, kind, emptyMap)
  const same = kind.columns.every(({ name }) => (columns[name] ?? '') === (own[name] ?? ''))
  return same ? emptyMap : { columns, values: {} }
}

const chosenHeadings = (headings: readonly string[], kind: ImportKind, map: ImportMap): Record<string, string> => {
  const optional = kind.columns.map((column) => ({ ...column, required: false }))
  const mapping = mapColumns(headings, optional, map)
  if (!mapping.ok) return map.columns
  return Object.fromEntries([...mapping.value.places].map(([name, place]) => [name, headings[place] ?? '']))
}
