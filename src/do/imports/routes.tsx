import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { mayImport } from '#platform/access/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import { type FormStatus, refusedForm } from '#platform/forms/door.ts'
import { contentOf } from '#platform/hardening/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { importFile } from './commands.ts'
import { fileFromBytes } from './file.ts'
import { importKinds, kindNamed } from './kinds.ts'
import { emptyMap } from './mapping.ts'
import { ImportsPage } from './pages/imports-page.tsx'
import { PreviewPage } from './pages/preview-page.tsx'
import { listBatches } from './queries.ts'
import { alreadyWords, type ImportReport } from './rules.ts'
import { toldImport, toldPreview } from './told.tsx'
import { chosenMap, type Given, inWords, tryOut } from './try-out.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council: files taken before, the check of one, and its import. */
export const importsRoutes = new Hono<CouncilEnv>()
  .get('/imports', (c) => listPage(c, emptyForm, 200))
  .post('/imports/preview', async (c) => {
    const leave = mayImport(c.var.actor)
    if (leave !== true) return listPage(c, { values: {}, errors: { '': [leave] } }, 403)
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
    const given = { kind, bytes, file: fileFromBytes(upload.name, bytes), map: emptyMap }
    return isLong(c, bytes) ? toldPreview(c, given) : previewPage(c, given, null)
  })
  .post('/imports', async (c) => {
    const body = await c.req.parseBody()
    const kind = kindNamed(String(body.kind ?? ''))
    if (kind === null) return c.notFound()
    const bytes = new Uint8Array(Buffer.from(String(body.content ?? ''), 'base64'))
    const columns = kind.columns.map(({ name }) => [name, String(body[`column.${name}`] ?? '')] as const)
    const file = fileFromBytes(String(body.file_name ?? 'file'), bytes)
    const map = chosenMap(kind, String(body.own ?? ''), Object.fromEntries(columns))
    const given = { kind, file, bytes, map }
    const long = isLong(c, bytes)
    if (body.do !== 'import') return long ? toldPreview(c, given) : previewPage(c, given, null)
    if (long) return toldImport(c, given)
    const done = await c.var.run(importFile, { kind: kind.kind, file, map })
    if (!done.ok) return previewPage(c, given, inWords(done.error))
    return c.redirect(doneAt(c, done.value), 303)
  })

/** A file that takes long is answered by a page that tells how far it is; whoever may not import is refused at once. */
const isLong = (c: C, bytes: Uint8Array): boolean => bytes.length > longFile && mayImport(c.var.actor) === true

const longFile = 1024 * 1024

const doneAt = (c: C, { already, rows_changed }: ImportReport): string => {
  const told = already === null ? `changed=${rows_changed}` : `already=${encodeURIComponent(already)}`
  return `${paths.imports(c.var.council.council_id)}?${told}`
}

/** A page holds the file while its columns are chosen; the command line takes a CSV of any length. */
const sizeFault = (bytes: Uint8Array): string | null => {
  const [most, what] = contentOf(bytes.subarray(0, 512)).kind === 'workbook' ? [10, 'A workbook'] : [20, 'A CSV file']
  if (bytes.length <= most * 1024 * 1024) return null
  return `${what} may be ${most} MB at most: import it by the command line, or in parts`
}

const listPage = async (c: C, form: FormState, status: FormStatus) => {
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

const previewPage = async (c: C, given: Given, refusal: string | null) => {
  const { found, unread } = await tryOut(c, given, () => {})
  if (found === null) return unreadPage(c, given, unread)
  const wrong = refusal !== null || found.report.faults.length > 0
  return c.html(renderPage(<PreviewPage frame={c.var.frame} {...found} refusal={refusal} />), wrong ? 422 : 200)
}

/** Nothing of the file is shown where it may not be read: the form again, with the reason. */
const unreadPage = (c: C, { kind }: Given, refusal: Refusal) => {
  const { form, status } = refusedForm({ kind: kind.kind }, refusal)
  return listPage(c, form, status)
}
