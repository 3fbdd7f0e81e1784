import pg from 'pg'
import { findMeasure } from '#review/performance/find-measure.ts'
import { listStandings } from '#review/performance/standings.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { councilId, loadCouncils, measureCode, today } from '../support/councils.ts'
import { bareHandler, statementOf } from '../support/floor.ts'
import { type Line, line, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { pageTime, productOn, serving } from '../support/product.ts'

/**
 * The first page of the list of measures and the page of one, beside a bare handler of a statement of theirs, one reader at
 * a time. For the list it is the one that reads how all measures stand, which a page of them costs however few it shows.
 */
export const pages: Scenario = ({ quick, say }) =>
  withPostgres(async (database, url) => {
    await loadCouncils(database, 0, 1, quick ? { measures: 50, periods: 12 } : { measures: 1000, periods: 60 })
    say('loaded')
    const { listener, cookieOf } = productOn(database)
    const council_id = councilId(0)
    const at = { today, framework: shipped('stroud'), sight: { on: today, of: 'all' } } as const
    const asked = [
      {
        what: 'list of measures',
        path: '/measures',
        read: await statementOf((tx) => listStandings(tx, council_id, {}, at)),
      },
      {
        what: 'page of a measure',
        path: `/measures/${measureCode(7)}`,
        read: await statementOf((tx) => findMeasure(tx, council_id, measureCode(7), at.sight)),
      },
    ]
    const pool = new pg.Pool({ connectionString: url, max: 4 })
    const lines: Line[] = []
    const seconds = quick ? 1 : 5
    for (const { what, path, read } of asked) {
      const ours = await serving(listener, async (origin) =>
        pageTime(`${origin}/${council_id}${path}`, seconds, await cookieOf(council_id)),
      )
      const floor = await serving(bareHandler(pool, read), (origin) => pageTime(origin, seconds))
      const yardstick = { name: 'bare node:http, same SQL', value: floor }
      lines.push(
        line({ what, ours, unit: 'ms', yardstick, bound: '≤ 3×', holds: ({ ratio }) => ratio !== null && ratio <= 3 }),
      )
    }
    const list = lines[0]?.ours ?? Number.NaN
    const lean = await serving(bareHandler(pool, leanest(council_id)), (origin) => pageTime(origin, seconds))
    const yardstick = { name: 'bare node:http, leanest SQL', value: lean }
    const told = { bound: 'told only', holds: () => null }
    lines.push(line({ what: 'list of measures, harder', ours: list, unit: 'ms', yardstick, ...told }))
    await pool.end()
    return lines
  })

/** What a list cannot do without: our own statement brings more, and a slow one would make the other yardstick kind. */
const leanest = (council_id: string) => ({
  sql: `select m.measure_code, m.name, m.unit, u.name as service, s.period_key, s.value, s.target_value, s.status
    from measure m
    left join org_unit u on u.council_id = m.council_id and u.unit_code = m.unit_code
    left join lateral (select * from measure_status s where s.council_id = m.council_id and s.measure_code = m.measure_code
      order by s.period_end desc limit 1) s on true
    where m.council_id = $1 order by m.sort_order`,
  parameters: [council_id],
})
