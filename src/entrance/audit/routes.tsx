import { type Context, Hono } from 'hono'
import { isIsoDate } from '#kernel/dates.ts'
import { measureBriefs } from '#plan/measures/door.ts'
import { mayReadAudit } from '#platform/access/door.ts'
import {
  type AuditFilter,
  type AuditNames,
  type AuditPlace,
  type AuditWords,
  auditActors,
  findAttempts,
  findDisposals,
  findEntries,
  headOf,
  recordAudit,
} from '#platform/audit/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { dateFault, withDates } from '#platform/forms/door.ts'
import type { FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import type { AppEnv } from '../parts.ts'
import { entriesCsv, entriesJson } from './copy.ts'
import { AttemptsPage } from './pages/attempts-page.tsx'
import { NoAudit } from './pages/audit-frame.tsx'
import { AuditPage } from './pages/audit-page.tsx'
import { KeptPage } from './pages/kept-page.tsx'
import { doorWords, type ToldEntry, tellEntry } from './sentence.ts'

type C = Context<AppEnv>

const onPage = 50
const mostCopied = 50_000
const kinds = [
  ...['value', 'target', 'report', 'import', 'framework', 'published-statuses', 'published-counts'],
  ...['person', 'token', 'audit', 'disposal'],
]

/** The auditor's console; `words` tell of each command of the product. */
export const auditRoutes = (words: AuditWords) =>
  new Hono<AppEnv>()
    .use('/audit/*', auditorsOnly)
    .use('/audit.csv', auditorsOnly)
    .use('/audit.json', auditorsOnly)
    .get('/audit', async (c) => {
      const { council_id } = c.var.council
      const [asked, after] = [filterOf(c), placeOf(c.req.query('older'))]
      const found = await c.var.database.asCouncil(council_id, async (tx) => ({
        told: await tell(tx, council_id, words, asked, { after, limit: onPage + 1 }),
        who: await auditActors(tx, council_id),
        head: await headOf(tx, council_id),
      }))
      const told = found.told.slice(0, onPage)
      const choices = { who: found.who, commands: commandsOf(words), kinds, doors: doorsOf() }
      const older = found.told.length > onPage ? printPlace(told.at(-1)) : undefined
      const props = {
        frame: c.var.frame,
        council: council_id,
        head: found.head,
        told,
        asked,
        choices,
        older,
        days: daysOf(c),
      }
      return c.html(renderPage(<AuditPage {...props} first={after === undefined} />))
    })
    .get('/audit.csv', (c) => copy(c, words, 'csv'))
    .get('/audit.json', (c) => copy(c, words, 'json'))
    .get('/audit/attempts', async (c) => {
      const { council_id } = c.var.council
      const after = Number(c.req.query('older')) || undefined
      const found = await c.var.database.asCouncil(council_id, (tx) =>
        findAttempts(tx, council_id, { after, limit: onPage + 1 }),
      )
      const attempts = found.slice(0, onPage)
      const older = found.length > onPage ? String(attempts.at(-1)?.event_id) : undefined
      return c.html(
        renderPage(<AttemptsPage frame={c.var.frame} council={council_id} attempts={attempts} older={older} />),
      )
    })
    .get('/audit/kept', async (c) => {
      const { council_id } = c.var.council
      const disposals = await c.var.database.asCouncil(council_id, (tx) => findDisposals(tx, council_id))
      const props = { frame: c.var.frame, council: council_id, rules: c.var.framework.retention ?? [], disposals }
      return c.html(renderPage(<KeptPage {...props} />))
    })

const auditorsOnly = async (c: C, next: () => Promise<void>) => {
  if (mayReadAudit(c.var.actor) === true) return next()
  const { frame, framework, council } = c.var
  const readers = framework.roles.filter((role) => role.may.includes('audit.read')).map(({ name }) => name)
  const page = <NoAudit frame={frame} council={council.council_id} readers={readers} />
  return c.html(renderPage(page), 403)
}

const tell = async (
  tx: Tx,
  council_id: string,
  words: AuditWords,
  asked: AuditFilter,
  which: Parameters<typeof findEntries>[3],
): Promise<ToldEntry[]> => {
  const entries = await findEntries(tx, council_id, asked, which)
  const names = await namesOf(tx)
  return entries.map((entry) => tellEntry(entry, words, names))
}

const namesOf = async (tx: Tx): Promise<AuditNames> => {
  const measures = await measureBriefs(tx)
  return { measure: (code) => measures.get(code) }
}

/** The list as it is filtered, newest first. That a copy was taken is itself written in the log. */
const copy = async (c: C, words: AuditWords, format: 'csv' | 'json') => {
  const { council_id } = c.var.council
  const asked = filterOf(c)
  const filters = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const { told, head } = await c.var.database.asCouncil(council_id, async (tx) => {
    const told = await tell(tx, council_id, words, asked, { limit: mostCopied })
    await recordAudit(tx, c.var.actor, {
      command: 'audit.export',
      door: 'form',
      request_id: c.var.request_id,
      subject: { kind: 'audit', id: council_id },
      after: { rows: told.length, format, filters },
    })
    return { told, head: await headOf(tx, council_id) }
  })
  const note = told.length < mostCopied ? null : `Only the newest ${mostCopied} rows: choose days to have the rest.`
  c.header('Content-Disposition', `attachment; filename="audit-${council_id}-${c.var.today}.${format}"`)
  c.header('Content-Type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
  return c.body(format === 'csv' ? entriesCsv(told, note) : entriesJson(told, note, head))
}

const filterOf = (c: C): AuditFilter => {
  const typed = withDates(c.req.query())
  const asked = (name: string) => typed[name]?.trim() || undefined
  const day = (name: string) => {
    const text = asked(name)
    return text !== undefined && isIsoDate(text) ? text : undefined
  }
  return {
    who: asked('who'),
    command: asked('command'),
    kind: asked('kind'),
    code: asked('code'),
    door: asked('door'),
    from: day('from'),
    until: day('until'),
  }
}

/** The days of the filters as they were typed; one that is none filters nothing, and the page says so. */
const daysOf = (c: C): FormState => {
  const values = c.req.query()
  const faults = ['from', 'until'].flatMap((name) => {
    const fault = dateFault(values, name)
    return fault === null ? [] : [[name, [fault]] as const]
  })
  return { values, errors: Object.fromEntries(faults) }
}

const placeOf = (text: string | undefined): AuditPlace | undefined => {
  const [, at, entry_id] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_(\d{1,15})$/.exec(text ?? '') ?? []
  return at === undefined || Number.isNaN(Date.parse(at)) ? undefined : { at, entry_id: Number(entry_id) }
}

const printPlace = (last: ToldEntry | undefined): string | undefined =>
  last && `${last.entry.at}_${last.entry.entry_id}`

const commandsOf = (words: AuditWords) => Object.entries(words).map(([code, { title }]) => ({ code, name: title }))
const doorsOf = () => Object.entries(doorWords).map(([code, name]) => ({ code, name }))
