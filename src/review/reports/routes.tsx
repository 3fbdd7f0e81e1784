import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { addDays } from '#kernel/dates.ts'
import { ok } from '#kernel/result.ts'
import { paths } from '#paths.ts'
import {
  bodiesSeen,
  mayDraftReport,
  mayRelease,
  maySeeDraft,
  type Place,
  placeOfReport,
} from '#platform/access/door.ts'
import { recordRead } from '#platform/audit/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { type FormStatus, refusedForm, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { reportWords } from './audit-words.ts'
import { releaseReport, writeText } from './commands.ts'
import type { ReportContent } from './content.ts'
import { draftReport } from './draft.ts'
import { reportAsked } from './gather.ts'
import { ReportListPage } from './pages/report-list.tsx'
import { ReportPage } from './pages/report-page.tsx'
import { wordsOfPart, writableParts } from './parts.ts'
import { findRelease, listReleases, newestFigureOn, type Release, releasedFile, reportsOwed } from './queries.ts'
import { type FileKind, fileKinds, renderFile } from './render/all.ts'

type C = Context<CouncilEnv>
type Key = { council_id: string; product: string; period: string; body: string }
type Asked = { key: Key; place: Place }
type Shown = Asked & { content: ReportContent; release: Release | null }

const base = '/reports/:product/:period/:body' as const

/** Mounted under /:council: the list of reports, each as a draft or as released, its files, and the forms of a draft. */
export const reportRoutes = new Hono<CouncilEnv>()
  .get('/reports', async (c) => {
    const { council_id } = c.var.council
    const { releases, newest } = await c.var.database.asCouncil(council_id, async (tx) => ({
      releases: await listReleases(tx, council_id, c.var.actor),
      newest: await newestFigureOn(tx, council_id),
    }))
    const reports = reportsOwed(c.var.framework, council_id, lastDay(c.var.today, newest), releases)
    const props = { frame: c.var.frame, council: council_id, reports, drafts: bodiesSeen(c.var.actor) }
    return c.html(renderPage(<ReportListPage {...props} />))
  })
  .get(base, async (c) => {
    const shown = await reportShown(c)
    if (!shown) return c.notFound()
    if (shown.content.confidential) await noteReading(c, shown)
    return showReport(c, shown, emptyForm)
  })
  .get(`${base}/:file{report\\.(docx|pdf|xlsx)}`, async (c) => {
    const kind = kindOf(c.req.param('file'))
    const shown = await reportShown(c)
    return shown && kind ? download(c, shown, kind) : c.notFound()
  })
  .post(`${base}/release`, (c) => submitted(c, (key, typed) => c.var.run(releaseReport, { ...typed, ...key })))
  .post(`${base}/text`, (c) => submitted(c, (key, typed) => c.var.run(writeText, { ...typed, ...key })))

/** Councils whose published figures end years ago are listed as they stood when those figures were new. */
const lastDay = (today: string, newest: string | null): string =>
  newest !== null && newest < addDays(today, -400) ? addDays(newest, 1) : today

/** The key in the framework's own codes, however the body was named in the address; null when there is no such report. */
const askedOf = (c: C): Asked | null => {
  const { council_id } = c.var.council
  const [product, period, body] = [c.req.param('product'), c.req.param('period'), c.req.param('body')]
  if (!product || !period || !body) return null
  const found = reportAsked({ council_id, framework: c.var.framework, product, period, body })
  if (!found.ok) return null
  return { key: { council_id, product, period, body: found.value.body.code }, place: placeOfReport(found.value.body) }
}

/** The issue asked for; else the draft for those who see it, and the newest release for everybody else. */
const reportShown = async (c: C): Promise<Shown | null> => {
  const which = askedOf(c)
  if (!which) return null
  const { key, place } = which
  const asked = c.req.query('issue')
  const { actor, framework, today } = c.var
  return c.var.database.asCouncil(key.council_id, async (tx) => {
    if (asked !== undefined || maySeeDraft(actor, place) !== true) {
      const issue = asked === undefined ? undefined : Number(asked)
      if (issue !== undefined && !(Number.isInteger(issue) && issue > 0 && issue < 10_000)) return null
      const release = await findRelease(tx, { ...key, issue }, actor)
      return release && { ...which, content: release.content, release }
    }
    const draft = await draftReport(tx, { ...key, framework, today })
    return draft.ok ? { ...which, content: draft.value, release: null } : null
  })
}

const showReport = async (
  c: C,
  { key, place, content, release }: Shown,
  form: FormState,
  status: FormStatus | 503 = 200,
) => {
  const all = await c.var.database.asCouncil(key.council_id, (tx) => listReleases(tx, key.council_id, c.var.actor))
  const releases = all
    .filter((one) => one.product_code === key.product && one.period_key === key.period && one.body_code === key.body)
    .sort((a, b) => b.issue - a.issue)
  const parts = mayDraftReport(c.var.actor, place) === true ? writableParts(c.var.framework, content) : []
  const asked = form.values.part?.toString() ?? c.req.query('write')
  const writing = parts.find(({ part }) => part === asked)
  const page = (
    <ReportPage
      frame={c.var.frame}
      content={content}
      issue={release?.issue ?? null}
      releases={releases}
      parts={parts}
      writing={writing ? { ...writing, words: wordsOfPart(content, writing.part) } : null}
      mayRelease={mayRelease(c.var.actor, place)}
      form={form}
    />
  )
  return c.html(renderPage(page), status)
}

const kindOf = (file: string): FileKind | null =>
  (Object.keys(fileKinds) as FileKind[]).find((kind) => file === `report.${fileKinds[kind].ending}`) ?? null

/** A released file is the one that was kept; a draft's is made now, or the draft is shown with why it could not be. */
const download = async (c: C, shown: Shown, kind: FileKind) => {
  const { key, content, release } = shown
  const kept = release
    ? await c.var.database.asCouncil(key.council_id, (tx) => keptFile(tx, release, kind))
    : await renderFile(kind, content)
  if (!kept) return c.notFound()
  if (!kept.ok) {
    if (content.confidential) await noteReading(c, shown)
    return showReport(c, shown, { ...emptyForm, errors: { '': [kept.error] } }, 503)
  }
  if (release === null || content.confidential) await noteReading(c, shown, fileKinds[kind].ending)
  const standing = release ? `issue-${release.issue}` : 'draft'
  const name = `${key.council_id}-${key.product}-${key.period}-${key.body}-${standing}.${fileKinds[kind].ending}`
  return c.body(new Uint8Array(kept.value), 200, {
    'Content-Type': fileKinds[kind].media_type,
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}

const keptFile = async (tx: Tx, release: Release, kind: FileKind) => {
  const file = await releasedFile(tx, release, kind)
  return file && ok(file.content)
}

/** Who opens a report with what is withheld, or takes a copy of it, is written down; so is a copy of any draft. */
const noteReading = (c: C, { key, content, release }: Shown, copied?: string) => {
  const subject = { kind: 'report', id: `${key.product}/${key.period}/${key.body}` }
  const named = (kind: string) => (kind === 'product' ? content.product.name : content.body.name)
  const which = release ? `the confidential issue ${release.issue}` : 'the draft'
  const what = `${which} of ${reportWords(subject.id, { named })}${copied ? ` as ${copied}` : ''}`
  return c.var.database.asCouncil(key.council_id, (tx) =>
    recordRead(tx, c.var.actor, subject, { request_id: c.var.request_id, what }),
  )
}

type Ran = { ok: true; value: { issue?: number; version?: number } } | { ok: false; error: Refusal }

/** Runs what a form asked for, then goes to the report, or shows it again with what was refused and what was typed. */
const submitted = async (c: C, run: (key: Key, typed: Typed) => Promise<Ran>) => {
  const key = askedOf(c)?.key
  if (!key) return c.notFound()
  const typed = await typedIn(c)
  const done = await run(key, typed)
  const address = paths.report(key.council_id, key.product, key.period, key.body)
  if (done.ok) return c.redirect(done.value.issue ? `${address}?issue=${done.value.issue}` : address, 303)
  if (done.error.kind === 'not-found') return c.notFound()
  const shown = await reportShown(c)
  if (!shown) return c.notFound()
  const { form, status } = refusedForm(typed, done.error)
  return showReport(c, shown, form, status)
}
