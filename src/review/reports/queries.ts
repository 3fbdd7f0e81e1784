import { sql } from 'kysely'
import { audienceFor, bodiesServing, type Framework } from '#framework/door.ts'
import { type Period, type PeriodKind, parsePeriodKey, periodContaining, previousPeriod } from '#kernel/period.ts'
import { type Actor, bodiesSeen } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { readFile } from '#platform/files/door.ts'
import type { ReportContent } from './content.ts'
import type { FileKind } from './render/all.ts'

export type ReleaseSummary = {
  release_id: string
  product_code: string
  period_key: string
  body_code: string
  issue: number
  released_on: string
  released_by: string
  signed_as: string
  reason: string
  /** It holds what is withheld from members and the public. */
  confidential: boolean
}

export type Release = ReleaseSummary & {
  content: ReportContent
  word_sha256: string
  pdf_sha256: string
  excel_sha256: string
}

export type ReportListed = {
  product: { code: string; name: string }
  body: { code: string; name: string }
  period: Period
  /** Newest issue first. */
  releases: ReleaseSummary[]
}

const summaryColumns = [
  'release_id',
  'product_code',
  'period_key',
  'body_code',
  'issue',
  'released_on',
  'released_by',
  'signed_as',
  'reason',
  'confidential',
] as const

/** Every release of the council, newest first; the confidential are for those who see drafts for that body. */
export const listReleases = (tx: Tx, council_id: string, actor: Actor): Promise<ReleaseSummary[]> =>
  tx
    .selectFrom('report_release')
    .select(summaryColumns)
    .where('council_id', '=', council_id)
    .where(isFor(actor))
    .orderBy('released_on', 'desc')
    .orderBy('issue', 'desc')
    .execute()

/** One issue of a report as it was released; the newest when none is named, null when there is none this person may read. */
export const findRelease = async (
  tx: Tx,
  key: { council_id: string; product: string; period: string; body: string; issue?: number | undefined },
  actor: Actor,
): Promise<Release | null> => {
  const found = await tx
    .selectFrom('report_release')
    .select([...summaryColumns, 'content', 'word_sha256', 'pdf_sha256', 'excel_sha256'])
    .where('council_id', '=', key.council_id)
    .where('product_code', '=', key.product)
    .where('period_key', '=', key.period)
    .where('body_code', '=', key.body)
    .where(isFor(actor))
    .$if(key.issue !== undefined, (query) => query.where('issue', '=', key.issue ?? 0))
    .orderBy('issue', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ? { ...found, content: found.content as ReportContent } : null
}

const isFor = (actor: Actor) => {
  const bodies = bodiesSeen(actor)
  return bodies === 'all' ? sql<boolean>`true` : sql<boolean>`(not confidential or body_code = any(${bodies}::text[]))`
}

/** The very file that was released. */
export const releasedFile = (tx: Tx, release: Release, kind: FileKind) => readFile(tx, release[`${kind}_sha256`])

const kindOf: Record<Framework['products'][number]['frequency'], PeriodKind> = {
  monthly: 'month',
  quarterly: 'quarter',
  'half-yearly': 'quarter',
  annual: 'year',
}

/**
 * Which reports each body gets for the periods that have ended, newest first: what the audience matrix gives, with its
 * releases. `back` is how many periods of each product to go back from the one that ended last.
 */
export const reportsOwed = (
  framework: Framework,
  council_id: string,
  today: string,
  releases: readonly ReleaseSummary[],
  back = 4,
): ReportListed[] => {
  const bodies = bodiesServing(framework, council_id)
  const listed = framework.products.flatMap((product) =>
    periodsListed(framework, kindOf[product.frequency], today, back, releases).flatMap((period) =>
      bodies.flatMap((body): ReportListed[] => {
        const own = releases.filter(
          (release) =>
            release.product_code === product.code &&
            release.period_key === period.key &&
            release.body_code === body.code,
        )
        const received = audienceFor(framework, product.code, body.code, period, council_id) !== null
        if ((!received || product.within) && own.length === 0) return []
        return [
          {
            product: { code: product.code, name: product.name },
            body: { code: body.code, name: body.name },
            period,
            releases: own,
          },
        ]
      }),
    ),
  )
  return listed.sort((a, b) => (a.period.end_on < b.period.end_on ? 1 : a.period.end_on > b.period.end_on ? -1 : 0))
}

/** The periods that ended last, and any earlier one that something was released for. */
const periodsListed = (
  framework: Framework,
  kind: PeriodKind,
  today: string,
  back: number,
  releases: readonly ReleaseSummary[],
): Period[] => {
  const periods = new Map<string, Period>()
  let period = previousPeriod(periodContaining(today, kind, framework.year.basis))
  for (let count = 0; count < back; count += 1) {
    periods.set(period.key, period)
    period = previousPeriod(period)
  }
  for (const { period_key } of releases) {
    const released = parsePeriodKey(period_key)
    if (released?.kind === kind) periods.set(period_key, released)
  }
  return [...periods.values()]
}

/** The end of the newest period that any figure of the council is of; null before the first figure. */
export const newestFigureOn = async (tx: Tx, council_id: string): Promise<string | null> => {
  const { rows } = await sql<{ newest: string | null }>`
    select max(period_end)::text as newest from measure_status where council_id = ${council_id}`.execute(tx)
  return rows[0]?.newest ?? null
}
