import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { parsePeriodKey } from '#kernel/period.ts'
import { may } from '#platform/access/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { measuresCsv } from './export.ts'
import { findMeasure } from './find-measure.ts'
import { MeasureListPage } from './pages/measure-list.tsx'
import { MeasurePage } from './pages/measure-page.tsx'
import { headline } from './pages/words.ts'
import { listMeasures, type MeasureFilters, readChoices } from './queries.ts'
import { standingOf } from './rules/standing.ts'

type C = Context<CouncilEnv>
type Format = 'html' | 'json' | 'csv'

const filterNames = ['q', 'status', 'objective', 'service', 'level', 'period'] as const

/** Mounted under /:council. */
export const performanceRoutes = new Hono<CouncilEnv>()
  .get('/measures', async (c) => {
    const { council, database, framework, today } = c.var
    const asked = askedOf(c)
    const format = formatOf(c)
    const { listed, choices } = await database.asCouncil(council.council_id, async (tx) => ({
      listed: await listMeasures(tx, council.council_id, filtersOf(asked), { today, framework }, 1),
      choices: format === 'html' ? await readChoices(tx, council.council_id) : null,
    }))
    if (format === 'csv') return csv(c, measuresCsv(listed.measures), `measures-${council.council_id}.csv`)
    if (choices === null) return c.json(listed)
    const props = { frame: c.var.frame, council: council.council_id, framework, choices, asked, ...listed }
    return c.html(renderPage(<MeasureListPage {...props} />))
  })
  .get('/measures/:code', async (c) => {
    const { council, database, framework, today } = c.var
    const code = c.req.param('code')
    const measure = await database.asCouncil(council.council_id, (tx) => findMeasure(tx, council.council_id, code))
    if (measure === null) return c.notFound()
    const standing = standingOf(measure, measure.row?.period_end ?? null, today, framework)
    if (formatOf(c) === 'json') {
      return c.json({ ...measure, standing, sentence: headline(measure.row, measure, standing, framework) })
    }
    const props = { frame: c.var.frame, council: council.council_id, framework, measure, standing }
    const [mayEnter, mayAudit] = [may(c.var.actor, 'values.enter'), may(c.var.actor, 'audit.read')]
    return c.html(renderPage(<MeasurePage {...props} mayEnter={mayEnter} mayAudit={mayAudit} />))
  })

const askedOf = (c: C): Record<string, string | undefined> =>
  Object.fromEntries(filterNames.map((name) => [name, c.req.query(name)?.trim() || undefined]))

/** A period that is none is left out, as an empty filter is: an old address should still show the list. */
const filtersOf = ({ period, ...asked }: Record<string, string | undefined>): MeasureFilters => {
  const found = parsePeriodKey(period ?? '')
  return { ...asked, period: found === null ? undefined : { key: found.key, end_on: found.end_on } }
}

const formatOf = (c: C): Format => {
  const asked = c.req.query('format')
  if (asked === 'csv' || asked === 'json') return asked
  return /^application\/json\b/.test(c.req.header('Accept') ?? '') ? 'json' : 'html'
}

const csv = (c: C, text: string, file_name: string) => {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${file_name}"`)
  return c.body(text)
}
