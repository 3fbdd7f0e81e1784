import { sql } from 'kysely'
import { z } from 'zod'
import { findFramework } from '#framework/adoption.ts'
import type { Framework } from '#framework/door.ts'
import { ok, refused } from '#kernel/result.ts'
import {
  type Actor,
  mayDraftReport,
  mayDraftReports,
  mayRelease,
  mayReleaseReports,
  placeOfReport,
} from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { storeFile } from '#platform/files/door.ts'
import type { ReportContent } from './content.ts'
import { draftReport } from './draft.ts'
import { reportAsked } from './gather.ts'
import { writableParts } from './parts.ts'
import { fileKinds, type ReportFiles, renderFiles } from './render/all.ts'

const report = {
  product: z.string().min(1),
  period: z.string().min(1),
  body: z.string().min(1),
}

type Named = z.output<z.ZodObject<typeof report>>

const findReportPlace = async (tx: Tx, named: Named, council_id: string) => {
  const framework = await findFramework(tx, council_id)
  const found = framework && reportAsked({ ...named, council_id, framework })
  return found?.ok ? placeOfReport(found.value.body) : null
}

/** Puts a person's words in place of the generated ones of one part of a draft; empty words bring the generated back. */
export const writeText = defineCommand({
  name: 'reports.write-text',
  title: 'Write part of a report',
  answer: z.object({ version: z.int() }),
  input: z.object({
    ...report,
    part: z.string().min(1),
    content: z.string().max(20_000, 'Write 20,000 characters at most'),
  }),
  may: mayDraftReports,
  place: { thing: 'report', find: findReportPlace, may: mayDraftReport },
  run: async (tx, actor, input, context) => {
    const framework = await findFramework(tx, actor.council_id)
    if (!framework) return refused({ kind: 'not-found' })
    const draft = await draftReport(tx, { ...input, council_id: actor.council_id, framework, today: context.today })
    if (!draft.ok) return refused({ kind: 'not-found' })
    if (!writableParts(framework, draft.value).some(({ part }) => part === input.part))
      return refused({ kind: 'invalid', fields: { part: ['Choose a part of the report that can be written'] } })
    const key = keyOf(actor, draft.value)
    const before = await newestText(tx, key, input.part)
    const content = input.content.trim()
    const version = before?.content === content ? before.version : (before?.version ?? 0) + 1
    if (version !== before?.version)
      await tx
        .insertInto('report_text')
        .values({ ...key, part: input.part, version, content, written_by: actor.name, written_at: context.now })
        .execute()
    return ok({
      value: { version },
      subject: { kind: 'report', id: idOf(key) },
      before: before && { [input.part]: before.content },
      after: { [input.part]: content },
    })
  },
})

/**
 * Freezes a report: its content, and the Word, PDF and Excel files people are given, are kept whole, so that nothing that
 * is revised later changes them. A further release of the same report is a further issue and must say why.
 */
export const releaseReport = defineCommand({
  name: 'reports.release',
  title: 'Release a report',
  answer: z.object({ release_id: z.string(), issue: z.int() }),
  input: z.object({ ...report, reason: z.string().trim().default('') }),
  may: mayReleaseReports,
  place: { thing: 'report', find: findReportPlace, may: mayRelease },
  run: async (tx, actor, input, context) => {
    const framework = await findFramework(tx, actor.council_id)
    if (!framework) return refused({ kind: 'not-found' })
    const asked = { ...input, council_id: actor.council_id, framework }
    const found = reportAsked(asked)
    if (!found.ok) return refused({ kind: 'not-found' })
    if (found.value.period.end_on >= context.today)
      return refused({ kind: 'conflict', message: 'The period has not ended, so its report cannot be released.' })
    const key = {
      council_id: actor.council_id,
      product_code: found.value.product.code,
      period_key: found.value.period.key,
      body_code: found.value.body.code,
    }
    const issue = await nextIssue(tx, key)
    if (issue > 1 && input.reason === '')
      return refused({ kind: 'invalid', fields: { reason: ['Say why the report is released again'] } })
    const draft = await draftReport(tx, { ...asked, today: context.today })
    if (!draft.ok) return refused({ kind: 'not-found' })
    const release_id = `${key.product_code}-${key.period_key}-${key.body_code}-${issue}`
    const signed_as = officeOf(framework, actor, key.body_code)
    const content: ReportContent = {
      ...draft.value,
      release: { id: release_id, released_on: context.today, signed_by: actor.name, signed_as },
    }
    const rendered = await renderFiles(content)
    if (!rendered.ok) return refused({ kind: 'conflict', message: `The report was not released. ${rendered.error}` })
    const files = await keepFiles(tx, actor.council_id, rendered.value)
    await tx
      .insertInto('report_release')
      .values({
        ...key,
        ...files,
        release_id,
        issue,
        content: JSON.stringify(content),
        released_by: actor.name,
        signed_as,
        released_on: context.today,
        released_at: context.now,
        reason: input.reason,
        confidential: content.confidential ?? false,
      })
      .execute()
    return ok({
      value: { release_id, issue },
      subject: { kind: 'report', id: idOf(key) },
      after: { release_id, issue, signed_as, ...files },
      reason: input.reason,
      events: [{ name: 'reports.released', payload: { release_id, issue, ...key } }],
    })
  },
})

type Key = { council_id: string; product_code: string; period_key: string; body_code: string }

const keyOf = ({ council_id }: Actor, { product, period, body }: ReportContent): Key => ({
  council_id,
  product_code: product.id,
  period_key: period.key,
  body_code: body.id,
})

const idOf = ({ product_code, period_key, body_code }: Key) => `${product_code}/${period_key}/${body_code}`

const newestText = (tx: Tx, key: Key, part: string) =>
  tx
    .selectFrom('report_text')
    .select(['version', 'content'])
    .where((where) => where.and({ ...key, part }))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Two releases of the same report at once wait for one another, so that each has an issue of its own. */
const nextIssue = async (tx: Tx, key: Key): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${key.council_id} ${idOf(key)}`}, 0))`.execute(tx)
  const newest = await tx
    .selectFrom('report_release')
    .select('issue')
    .where((where) => where.and(key))
    .orderBy('issue', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (newest?.issue ?? 0) + 1
}

/** The role that lets them release to this body, in the council's word. */
const officeOf = (framework: Framework, { roles, kind }: Actor, body_code: string): string => {
  const releasing = framework.roles.filter((role) => role.may.includes('reports.release'))
  const here = roles.filter(
    ({ scope_kind, scope_code }) => scope_kind === 'council' || (scope_kind === 'body' && scope_code === body_code),
  )
  const held = releasing.find(({ code }) => here.some(({ role_code }) => role_code === code))
  return held?.name ?? (kind === 'system' ? 'Golden Thread' : 'officer')
}

const keepFiles = async (tx: Tx, council_id: string, files: ReportFiles) => ({
  word_sha256: await storeFile(tx, council_id, files.word, fileKinds.word.media_type),
  pdf_sha256: await storeFile(tx, council_id, files.pdf, fileKinds.pdf.media_type),
  excel_sha256: await storeFile(tx, council_id, files.excel, fileKinds.excel.media_type),
})
