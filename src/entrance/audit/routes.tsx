import { type Context, Hono } from 'hono'
import { mayReadAudit } from '#platform/access/door.ts'
import {
  type AuditFilter,
  type AuditWords,
  auditActors,
  auditKinds,
  findDisposals,
  findEntries,
  headOf,
  recordAudit,
} from '#platform/audit/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { answerProblem, isProgram } from '../../api/problem.ts'
import type { AppEnv } from '../parts.ts'
import { asked, askedDay, askedPlace, daysTyped, printPlace } from './asked.ts'
import { entriesCsv, entriesJson, mostCopied, onlyTheNewest, sendCopy } from './copy.ts'
import { eventRoutes } from './event-routes.tsx'
import { kindWords } from './kind-words.ts'
import { aboutWords, auditNames } from './names.ts'
import { NoAudit } from './pages/audit-frame.tsx'
import { AuditPage } from './pages/audit-page.tsx'
import { KeptPage } from './pages/kept-page.tsx'
import { doorWords, type ToldEntry, tellEntry } from './sentence.ts'

type C = Context<AppEnv>

const onPage = 50

/** The auditor's console; `words` tell of each command of the product. */
export const auditRoutes = (words: AuditWords) =>
  new Hono<AppEnv>()
    .use('/audit/*', auditorsOnly)
    .use('/audit.csv', auditorsOnly)
    .use('/audit.json', auditorsOnly)
    .get('/audit', async (c) => {
      const { council_id } = c.var.council
      const [filter, place] = [filterOf(c), askedPlace(c)]
      const after = place && { at: place.at, entry_id: place.id }
      const found = await c.var.database.asCouncil(council_id, async (tx) => {
        const entries = await findEntries(tx, council_id, filter, { after, limit: onPage + 1 })
        const names = await auditNames(tx, c.var.framework, entries, filter.code)
        return {
          told: entries.map((entry) => tellEntry(entry, words, names)),
          about: filter.code && aboutWords(names, filter.code),
          who: await auditActors(tx, council_id),
          kinds: await auditKinds(tx, council_id),
          head: await headOf(tx, council_id),
        }
      })
      const told = found.told.slice(0, onPage)
      const choices = {
        who: found.who,
        commands: commandsOf(words),
        kinds: kindsOf(found.kinds),
        doors: choicesOf(doorWords),
      }
      const older = found.told.length > onPage ? placeAfter(told.at(-1)) : undefined
      const props = {
        frame: c.var.frame,
        council: council_id,
        head: found.head,
        about: found.about,
        told,
        asked: filter,
        choices,
        older,
        days: daysTyped(c),
      }
      return c.html(renderPage(<AuditPage {...props} first={after === undefined} />))
    })
    .get('/audit.csv', (c) => copy(c, words, 'csv'))
    .get('/audit.json', (c) => copy(c, words, 'json'))
    .route('/', eventRoutes)
    .get('/audit/kept', async (c) => {
      const { council_id } = c.var.council
      const disposals = await c.var.database.asCouncil(council_id, (tx) => findDisposals(tx, council_id))
      const props = { frame: c.var.frame, council: council_id, rules: c.var.framework.retention ?? [], disposals }
      return c.html(renderPage(<KeptPage {...props} />))
    })

const auditorsOnly = async (c: C, next: () => Promise<void>) => {
  const leave = mayReadAudit(c.var.actor)
  if (leave === true) return next()
  if (isProgram(c) || c.req.path.endsWith('.json')) return answerProblem(c, 'forbidden', leave)
  const { frame, framework, council } = c.var
  const readers = framework.roles.filter((role) => role.may.includes('audit.read')).map(({ name }) => name)
  const page = <NoAudit frame={frame} council={council.council_id} readers={readers} />
  return c.html(renderPage(page), 403)
}

/** The list as it is filtered, newest first. That a copy was taken is itself written in the log. */
const copy = async (c: C, words: AuditWords, format: 'csv' | 'json') => {
  const { council_id } = c.var.council
  const filter = filterOf(c)
  const filters = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  const { told, head } = await c.var.database.asCouncil(council_id, async (tx) => {
    const entries = await findEntries(tx, council_id, filter, { limit: mostCopied })
    const names = await auditNames(tx, c.var.framework, entries)
    const told = entries.map((entry) => tellEntry(entry, words, names))
    await recordAudit(tx, c.var.actor, {
      command: 'audit.export',
      door: 'form',
      request_id: c.var.request_id,
      subject: { kind: 'audit', id: council_id },
      after: { rows: told.length, format, filters },
    })
    return { told, head: await headOf(tx, council_id) }
  })
  const note = onlyTheNewest(told.length)
  return sendCopy(c, 'audit', format, format === 'csv' ? entriesCsv(told, note) : entriesJson(told, note, head))
}

const filterOf = (c: C): AuditFilter => ({
  who: asked(c, 'who'),
  command: asked(c, 'command'),
  kind: asked(c, 'kind'),
  code: asked(c, 'code'),
  door: asked(c, 'door'),
  from: askedDay(c, 'from'),
  until: askedDay(c, 'until'),
})

const placeAfter = (last: ToldEntry | undefined): string | undefined =>
  last && printPlace({ at: last.entry.at, id: last.entry.entry_id })

const commandsOf = (words: AuditWords) => Object.entries(words).map(([code, { title }]) => ({ code, name: title }))

/** Those that the log holds, by the word for each. */
const kindsOf = (codes: readonly string[]) =>
  codes.map((code) => ({ code, name: kindWords[code] ?? code })).toSorted((a, b) => a.name.localeCompare(b.name))

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([code, name]) => ({ code, name }))
