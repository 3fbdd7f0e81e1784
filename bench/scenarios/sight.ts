import { sql } from 'kysely'
import type { Sight } from '#platform/access/door.ts'
import { councilsOf } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { listMeasures } from '#review/performance/queries.ts'
import { findEntry } from '../../src/entrance/council-scope.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { councilId, loadCouncils, today } from '../support/councils.ts'
import { line, medianTime, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { productOn } from '../support/product.ts'

const services = 40

/** What a narrower sight costs a list of measures, and what asking who somebody is costs a page. */
export const sight: Scenario = ({ quick, say }) =>
  withPostgres(async (database) => {
    const others = quick ? 3 : 100
    await loadCouncils(database, 0, 1, quick ? { measures: 50, periods: 12 } : { measures: 1000, periods: 24 })
    await loadCouncils(database, 1, others, { measures: quick ? 20 : 200, periods: 12 })
    const council_id = councilId(0)
    for (const statement of spreadOverServices(council_id)) await statement.execute(database.kysely)
    say(`${others} councils loaded`)
    const framework = shipped('stroud')
    const list = (seen: Sight) =>
      database.asCouncil(council_id, (tx) => listMeasures(tx, council_id, {}, { today, framework, sight: seen }, 1))
    const everything: Sight = { on: today, of: 'all' }
    const some: Sight = { on: today, of: { units: ['S0', 'S13', 'S39'], measures: [], owner_id: 'ana' } }
    const times = quick ? 5 : 41
    await list(everything)
    await list(some)
    const all = await medianTime(times, () => list(everything))
    const own = await medianTime(times, () => list(some))
    const enter = await entering(database, council_id)
    for (let run = 0; run < 100; run++) await enter() // until it is compiled and its statements are planned
    const who = await medianTime(times * 5, enter)
    const bare = await medianTime(times * 5, () => database.asCouncil(council_id, (tx) => sql`select 1`.execute(tx)))
    return [
      line({
        what: `list for a person of 3 of ${services} services`,
        ours: own,
        unit: 'ms',
        yardstick: { name: 'the list of everything', value: all },
        bound: '≤ 1.2×',
        holds: ({ ratio }) => ratio !== null && ratio <= 1.2,
      }),
      line({
        what: 'authorisation: session, council, person and roles, over an empty transaction',
        ours: who - bare,
        unit: 'ms',
        yardstick: { name: 'empty transaction', value: bare },
        bound: '< 1 ms',
        holds: ({ ours }) => ours < 1,
      }),
    ]
  })

/** What every page asks first: whose session it is, what they are in the council, and which other councils are theirs. */
const entering = async (database: Database, council_id: string) => {
  const { cookieOf, accountOf } = productOn(database)
  const headers = new Headers({ cookie: await cookieOf(council_id) })
  return async () => {
    const account = await accountOf(headers)
    if (account === null) throw new Error('nobody is signed in')
    const [entry] = await Promise.all([
      database.asCouncil(council_id, (tx) => findEntry(tx, council_id, account.email, today)),
      councilsOf(database.kysely, account.email, today),
    ])
    if (entry === null) throw new Error('the council is not theirs')
  }
}

/** Forty services, and all but the newest quarter of figures released. */
const spreadOverServices = (council_id: string) => [
  sql`insert into org_unit (council_id, unit_code, kind, name)
    select ${council_id}, 'S' || n, 'service', 'Service ' || n from generate_series(12, ${services}::int - 1) n`,
  sql`update measure set unit_code = 'S' || sort_order % ${services} where council_id = ${council_id}`,
  sql`insert into released_status select s.*, 'r', now() from measure_status s
    where council_id = ${council_id} and period_end < '2026-08-01'`,
  sql`vacuum analyze`,
]
