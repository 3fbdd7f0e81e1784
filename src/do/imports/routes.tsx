import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { mayImport } from '#platform/access/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import { type FormStatus, refusedForm } from '#platform/forms/door.ts'
import { contentOf } from '#platform/hardening/door.ts'
import { emptyForm, FormErrors, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { type Tell, toldPage } from '#ui/layout/told-page.ts'
import type { Content } from '#ui/markup.ts'
import { importFile } from './commands.ts'
import { fileFromBytes, type ImportFile } from './file.ts'
import type { ImportKind } from './kind.ts'
import { importKinds, kindNamed } from './kinds.ts'
import { emptyMap, type ImportMap, mapColumns } from './mapping.ts'
import { ImportsPage } from './pages/imports-page.tsx'
import { CheckHeading, CheckPage, Imported, Preview, PreviewPage } from './pages/preview-page.tsx'
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

const inWords = (refusal: Refusal): string => {
  if (refusal.kind === 'forbidden') return refusal.reason
  if (refusal.kind === 'conflict') return refusal.message
  return 'The file was not imported: see what is wrong with it'
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

const Unread = ({ refusal }: { refusal: Refusal }) => <FormErrors errors={{ '': [inWords(refusal)] }} />

const toldPreview = (c: C, given: Given) =>
  toldAbout(c, given, async (tell) => {
    const { found, unread } = await tryOut(c, given, tell)
    return found === null ? <Unread refusal={unread} /> : <Preview {...found} />
  })

const toldImport = (c: C, given: Given) =>
  toldAbout(c, given, async (tell) => {
    const { kind, file, map } = given
    const done = await c.var.run(importFile, { kind: kind.kind, file, map, progress: rowsRead(tell) })
    if (done.ok) return <Imported href={paths.imports(c.var.council.council_id)} report={done.value} />
    const { found, unread } = await tryOut(c, given, tell)
    if (found === null) return <Unread refusal={unread} />
    return (
      <>
        <FormErrors errors={{ '': [inWords(done.error)] }} />
        <Preview {...found} />
      </>
    )
  })

const toldAbout = (c: C, { kind, file }: Given, work: (tell: Tell) => Promise<Content>) => {
  const props = { frame: c.var.frame, council_id: c.var.council.council_id, kind, file_name: file.name }
  const page = (told: Content) => (
    <CheckPage {...props}>
      <CheckHeading {...props} />
      {told}
    </CheckPage>
  )
  const failed = (error: unknown) => {
    c.var.noteFailure(error)
    return <FormErrors errors={{ '': [`Something went wrong and nothing was kept. Report ${c.var.request_id}.`] }} />
  }
  return c.body(toldPage({ page, work, failed }), 200, { 'Content-Type': 'text/html; charset=UTF-8' })
}

/** Told once a second: a line for every portion would make a long page of a long file. */
const rowsRead = (tell: Tell) => {
  let last = Date.now()
  return (rows: number) => {
    if (Date.now() - last < 1000) return
    last = Date.now()
    tell(`${rows.toLocaleString('en-GB')} rows read so far`)
  }
}

type TriedOut = { found: Parameters<typeof Preview>[0]; unread: null } | { found: null; unread: Refusal }

/** Runs the import dry to learn what it would do; `unread` is why nothing of the file may be read. */
const tryOut = async (c: C, { kind, file, bytes, map }: Given, tell: Tell): Promise<TriedOut> => {
  let report = null as ImportReport | null
  const keep = (given: ImportReport) => {
    report = given
  }
  const done = await c.var.run(importFile, {
    kind: kind.kind,
    file,
    map,
    dry_run: true,
    report: keep,
    progress: rowsRead(tell),
  })
  if (report === null) return { found: null, unread: done.ok ? { kind: 'not-found' } : done.error }
  const { headings, rows } = await peekFile(file, rowsShown)
  const found = {
    council_id: c.var.council.council_id,
    file_name: file.name,
    content: Buffer.from(bytes).toString('base64'),
    chosen: chosenHeadings(headings, kind, map),
    own: JSON.stringify(chosenHeadings(headings, kind, emptyMap)),
    kind,
    headings,
    rows,
    report,
  }
  return { found, unread: null }
}

/**
 * The columns as chosen; none where they are `own`, those that the file's headings gave when it was checked, so that it is
 * known for the same file. The file itself is not read for this: nothing reads it before the command does.
 */
const chosenMap = (kind: ImportKind, own: string, columns: Record<string, string>): ImportMap => {
  const given = ownColumns(own)
  const same = given !== null && kind.columns.every(({ name }) => (columns[name] ?? '') === (given[name] ?? ''))
  return same ? emptyMap : { columns, values: {} }
}

const ownColumns = (text: string): Record<string, string> | null => {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    return null
  }
}

const chosenHeadings = (headings: readonly string[], kind: ImportKind, map: ImportMap): Record<string, string> => {
  const optional = kind.columns.map((column) => ({ ...column, required: false }))
  const mapping = mapColumns(headings, optional, map)
  if (!mapping.ok) return map.columns
  return Object.fromEntries([...mapping.value.places].map(([name, place]) => [name, headings[place] ?? '']))
}
