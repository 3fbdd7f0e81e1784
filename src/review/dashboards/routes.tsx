import { type Context, Hono } from 'hono'
import { awaitingSignature } from '#do/returns/door.ts'
import { type CouncilEnv, reportingCalendar } from '#framework/door.ts'
import { periodContaining } from '#kernel/period.ts'
import { mayImport, sightOf } from '#platform/access/door.ts'
import { dayLookedAt, listMeasures } from '#review/performance/door.ts'
import { listReleases } from '#review/reports/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { myWork } from './my-work.ts'
import { HoldingsPage } from './pages/holdings-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { measuresOwnedBy, readHoldings } from './queries.ts'
import { givenBy, newestReports, ownParts } from './rules.ts'

type C = Context<CouncilEnv>

const datesShown = 5

/** Mounted under /:council: the home page, which for a council without measures is a page of what it does hold. */
export const dashboardRoutes = new Hono<CouncilEnv>().get('/', async (c) => {
  const { actor, council, framework, today } = c.var
  const found = await readHome(c)
  const frame = {
    frame: c.var.frame,
    council,
    framework,
    person: actor.name,
    dates: nextDates(c),
    reports: found.reports,
  }
  if (found.measures.length === 0) {
    const props = { ...frame, holdings: found.holdings, mayImport: mayImport(actor) === true }
    return c.html(renderPage(<HoldingsPage {...props} />))
  }
  const given = givenBy(actor)
  const mine = found.measures.flatMap((measure) => {
    const owned = found.owned.has(measure.measure_code)
    return owned || given.has(measure.measure_code) ? [{ ...measure, owned }] : []
  })
  const props = {
    ...frame,
    measures: found.measures,
    as_at: found.day === today ? null : found.day,
    parts: ownParts(actor, found.measures),
    work: found.day === today ? myWork(mine, today, framework) : null,
    to_sign: found.to_sign,
  }
  return c.html(renderPage(<HomePage {...props} />))
})

/**
 * All of a home page in one transaction; what is held instead is asked only of a council without measures,
 * for those who see what has not been released. */
const readHome = (c: C) => {
  const { actor, database, framework, today } = c.var
  const { council_id } = c.var.council
  const sight = sightOf(actor, today)
  return database.asCouncil(council_id, async (tx) => {
    const day = await dayLookedAt(tx, council_id, today)
    const { measures } = await listMeasures(tx, council_id, {}, { today: day, framework, sight }, 1)
    return {
      day,
      measures,
      owned: await measuresOwnedBy(tx, actor.person_id),
      to_sign: day === today ? await awaitingSignature(tx, actor, today) : null,
      holdings: measures.length === 0 && sight.of === 'all' ? await readHoldings(tx, council_id) : null,
      reports: newestReports(await listReleases(tx, council_id, actor), framework),
    }
  })
}

const nextDates = (c: C) => {
  const { council, framework, today } = c.var
  const year = periodContaining(today, 'year', framework.year.basis)
  const calendar = reportingCalendar(framework, council.council_id, year)
  return calendar.ok ? calendar.value.filter(({ date }) => date >= today).slice(0, datesShown) : []
}
