import { Hono } from 'hono'
import { type CouncilEnv, reportingCalendar } from '#framework/door.ts'
import { periodContaining } from '#kernel/period.ts'
import { sightOf } from '#platform/access/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { standingsAt } from './queries.ts'

const datesShown = 5

export const dashboardRoutes = new Hono<CouncilEnv>().get('/', async (c) => {
  const { actor, council, database, framework, today } = c.var
  const standings = await database.asCouncil(council.council_id, (tx) => standingsAt(tx, today, sightOf(actor)))
  const calendar = reportingCalendar(
    framework,
    council.council_id,
    periodContaining(today, 'year', framework.year.basis),
  )
  const dates = calendar.ok ? calendar.value.filter(({ date }) => date >= today).slice(0, datesShown) : []
  return c.html(
    renderPage(
      <HomePage
        frame={c.var.frame}
        council={council}
        framework={framework}
        person={actor.name}
        standings={standings}
        dates={dates}
      />,
    ),
  )
})
