import { type Context, Hono } from 'hono'
import { bySomebodyElse } from '#do/returns/door.ts'
import { asksJson, type CouncilEnv } from '#framework/door.ts'
import { parsePeriodKey } from '#kernel/period.ts'
import {
  mayEnterValue,
  mayImport,
  mayReadAudit,
  maySetTarget,
  maySignOff,
  placeOfMeasure,
  sightOf,
} from '#platform/access/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { pageOf } from '#ui/pagination/pages.tsx'
import { measuresCsv } from './export.ts'
import { type FoundMeasure, findMeasure } from './find-measure.ts'
import { dayLookedAt } from './looked-at.ts'
import type { MeasureFilters } from './measures-filtered.ts'
import { MeasureListPage } from './pages/measure-list.tsx'
import { MeasurePage, type MeasurePageProps } from './pages/measure-page.tsx'
import { headline } from './pages/words.ts'
import { listMeasures, measuresOf, readChoices } from './queries.ts'
import { recentFigures } from './recent-figures.ts'
import { ofStatus, sortAsked, sortMeasures } from './rules/list-order.ts'
import { standingSeen } from './rules/standing.ts'
import { listStandings } from './standings.ts'

type C = Context<CouncilEnv>
type Format = 'html' | 'json' | 'csv'

const filterNames = ['q', 'status', 'objective', 'service', 'level', 'period', 'sort'] as const

/** As many as a council reports to members, with room to spare: a page that loads at once, and is not cut for most. */
const measuresOnPage = 100

/** Mounted under /:council. */
export const performanceRoutes = new Hono<CouncilEnv>()
  .get('/measures', async (c) => {
    const { actor, council, framework } = c.var
    const asked = askedOf(c)
    const format = formatOf(c)
    if (format !== 'html') {
      const { measures, total } = await readWhole(c, asked)
      if (format === 'json') return c.json({ measures, total })
      return csv(c, measuresCsv(measures), `measures-${council.council_id}.csv`)
    }
    const own = { frame: c.var.frame, council: council.council_id, framework, asked }
    const props = { ...own, ...(await readPage(c, asked)), mayImport: mayImport(actor) === true }
    return c.html(renderPage(<MeasureListPage {...props} />))
  })
  .get('/measures/:code', async (c) => {
    const { actor, council, database, framework, today } = c.var
    const code = c.req.param('code')
    const measure = await database.asCouncil(council.council_id, (tx) =>
      findMeasure(tx, council.council_id, code, sightOf(actor, today)),
    )
    if (measure === null) return c.notFound()
    const standing = standingSeen(measure, measure.as_at, framework)
    if (formatOf(c) === 'json') {
      return c.json({ ...measure, standing, sentence: headline(measure.row, measure, standing, framework) })
    }
    const props = { frame: c.var.frame, council: council.council_id, framework, measure, standing }
    const mayAudit = mayReadAudit(actor) === true
    return c.html(renderPage(<MeasurePage {...props} leave={leaveOf(c, measure)} mayAudit={mayAudit} />))
  })

type Asked = Record<string, string | undefined>

/** A page of the list in one transaction: all are counted and put in order, and those of the page brought whole. */
const readPage = (c: C, asked: Asked) => {
  const { actor, database, framework, today } = c.var
  const { council_id } = c.var.council
  const sight = sightOf(actor, today)
  const { status, ...filters } = filtersOf(asked)
  return database.asCouncil(council_id, async (tx) => {
    const day = await dayLookedAt(tx, council_id, today)
    const at = { today: day, framework, sight }
    const all = await listStandings(tx, council_id, filters, at)
    const chosen = sortMeasures(ofStatus(all, status), sortAsked(asked.sort, status))
    const page = pageOf(c.req.query('page'), chosen.length, measuresOnPage)
    const codes = chosen.slice(Math.max(page.from - 1, 0), page.to).map(({ measure_code }) => measure_code)
    return {
      page,
      statuses: all.map((one) => one.status),
      as_at: day === today ? null : day,
      measures: await measuresOf(tx, council_id, codes, filters.period, at),
      choices: await readChoices(tx, council_id),
      points: await recentFigures(tx, council_id, codes, { sight, until: filters.period?.end_on }),
    }
  })
}

/** The whole list as it is filtered and sorted, for those who take it away. */
const readWhole = (c: C, asked: Asked) => {
  const { actor, database, framework, today } = c.var
  const { council_id } = c.var.council
  const { status, ...filters } = filtersOf(asked)
  return database.asCouncil(council_id, async (tx) => {
    const at = { today: await dayLookedAt(tx, council_id, today), framework, sight: sightOf(actor, today) }
    const { measures, total } = await listMeasures(tx, council_id, filters, at, 1)
    return { measures: sortMeasures(ofStatus(measures, status), sortAsked(asked.sort, status)), total }
  })
}

/** What this person may do here; only a figure that is unsigned, and that somebody else gave, is there to be signed off. */
const leaveOf = (c: C, measure: FoundMeasure): MeasurePageProps['leave'] => {
  const { actor } = c.var
  const { row, versions, measure_code: code, unit_code, service: unit_name, owner_id } = measure
  const place = placeOfMeasure(code, { unit_code, unit_name, owner_id })
  const newest = row && versions.find((one) => one.period_key === row.period_key && one.version === row.value_version)
  const signable = newest && newest.signed_by === null ? bySomebodyElse(newest, actor) : 'There is none to sign off.'
  return {
    enter: mayEnterValue(actor, place),
    sign: signable === true ? maySignOff(actor, place) : signable,
    set_targets: maySetTarget(actor, place),
  }
}

const askedOf = (c: C): Asked =>
  Object.fromEntries(filterNames.map((name) => [name, c.req.query(name)?.trim() || undefined]))

/** A period that is none is left out, as an empty filter is: an old address should still show the list. */
const filtersOf = ({ period, ...asked }: Asked): MeasureFilters => {
  const found = parsePeriodKey(period ?? '')
  return { ...asked, period: found === null ? undefined : { key: found.key, end_on: found.end_on } }
}

const formatOf = (c: C): Format => {
  if (c.req.query('format') === 'csv') return 'csv'
  return asksJson(c) ? 'json' : 'html'
}

const csv = (c: C, text: string, file_name: string) => {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${file_name}"`)
  return c.body(text)
}
