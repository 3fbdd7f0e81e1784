import pg from 'pg'
import { findMeasure } from '#review/performance/find-measure.ts'
import { listMeasures } from '#review/performance/queries.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { councilId, loadCouncils, measureCode, today } from '../support/councils.ts'
import { bareHandler, statementOf } from '../support/floor.ts'
import { type Line, line, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { pageTime, productOn, serving } from '../support/product.ts'

/** The list of measures and the page of one, beside a bare handler of the same statement, one reader at a time. */
export const pages: Scenario = ({ quick, say }) =>
  withPostgres(async (database, url) => {
    await loadCouncils(database, 0, 1, quick ? { measures: 50, periods: 12 } : { measures: 1000, periods: 60 })
    say('loaded')
    const { listener, cookieOf } = productOn(database)
    const council_id = councilId(0)
    const at = { today, framework: shipped('stroud') }
    const asked = [
      {
        what: 'list of measures',
        path: '/measures',
        read: await statementOf((tx) => listMeasures(tx, council_id, {}, at, 1)),
      },
      {
        what: 'page of a measure',
        path: `/measures/${measureCode(7)}`,
        read: await statementOf((tx) => findMeasure(tx, council_id, measureCode(7))),
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
    await pool.end()
    return lines
  })
