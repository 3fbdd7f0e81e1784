import { type Context, Hono } from 'hono'
import { nextPeriod, type Period, parsePeriodKey, periodContaining, previousPeriod } from '#kernel/period.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { findFrameworkFile } from './adoption.ts'
import { councilOf } from './bodies.ts'
import { reportingCalendar } from './calendar.ts'
import { calendarCsv, calendarIcs } from './calendar-feed.ts'
import { CalendarPage } from './pages/calendar-page.tsx'
import { FrameworkPage } from './pages/framework-page.tsx'
import type { CouncilEnv } from './web.ts'

type C = Context<CouncilEnv>

/** The year asked for, if it is a year; otherwise the one that holds today. */
const yearAsked = (c: C): Period => {
  const asked = parsePeriodKey(c.req.query('year') ?? '')
  return asked?.kind === 'year' ? asked : periodContaining(c.var.today, 'year', c.var.framework.year.basis)
}

const entriesOf = (c: C, year: Period) => {
  const calendar = reportingCalendar(c.var.framework, c.var.council.council_id, year)
  return calendar.ok ? calendar.value : []
}

/** Mounted under /:council: the framework in force, as page and as file, and the calendar that follows from it. */
export const frameworkRoutes = new Hono<CouncilEnv>()
  .get('/framework', (c) =>
    c.html(
      renderPage(
        <FrameworkPage
          frame={c.var.frame}
          council={c.var.council.council_id}
          framework={c.var.framework}
          today={c.var.today}
        />,
      ),
    ),
  )
  .get('/framework.yaml', async (c) => {
    const file = await c.var.database.asCouncil(c.var.council.council_id, findFrameworkFile)
    if (file === null) return c.notFound()
    return c.body(file, 200, { 'Content-Type': 'application/yaml; charset=utf-8' })
  })
  .get('/calendar', (c) => {
    const year = yearAsked(c)
    const current = periodContaining(c.var.today, 'year', c.var.framework.year.basis)
    return c.html(
      renderPage(
        <CalendarPage
          frame={c.var.frame}
          council={c.var.council.council_id}
          year={year}
          years={[previousPeriod(current), current, nextPeriod(current)]}
          entries={entriesOf(c, year)}
          kind={c.req.query('kind') ?? ''}
          from={c.req.query('from') ?? (year.key === current.key ? 'next' : 'all')}
          today={c.var.today}
        />,
      ),
    )
  })
  .get('/calendar.csv', (c) => {
    const year = yearAsked(c)
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="calendar-${c.var.council.council_id}-${year.key}.csv"`)
    return c.body(calendarCsv(entriesOf(c, year)))
  })
  .get('/calendar.ics', (c) => {
    const council = councilOf(c.var.framework, c.var.council.council_id)
    if (!council) return c.notFound()
    c.header('Content-Type', 'text/calendar; charset=utf-8')
    return c.body(calendarIcs(council, entriesOf(c, yearAsked(c)), `${c.var.today}T00:00:00Z`))
  })
