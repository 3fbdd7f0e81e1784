import { councilId, loadCouncils, measureCode } from '../support/councils.ts'
import { type Line, line, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { pageTime, productOn, serving } from '../support/product.ts'

/** The same pages with more councils in the same tables; the yardstick is the same page with one. */
export const scale: Scenario = ({ quick, say }) =>
  withPostgres(async (database) => {
    const size = quick ? { measures: 50, periods: 12 } : { measures: 1000, periods: 60 }
    const product = productOn(database)
    const first = new Map<string, number>()
    const lines: Line[] = []
    let loaded = 0
    for (const councils of quick ? [1, 3] : [1, 10, 100]) {
      await loadCouncils(database, loaded, councils, size)
      loaded = councils
      say(`${councils} councils loaded`)
      const council_id = councilId(Math.floor(councils / 2))
      for (const path of ['/measures', `/measures/${measureCode(7)}`]) {
        const cookie = await product.cookieOf(council_id)
        const ours = await serving(product.listener, (origin) =>
          pageTime(`${origin}/${council_id}${path}`, quick ? 1 : 4, cookie),
        )
        const alone = first.get(path)
        if (alone === undefined) first.set(path, ours)
        const yardstick = { name: 'the same with 1 council', value: alone ?? null }
        lines.push(
          line({
            what: `${path}, ${councils} councils`,
            ours,
            unit: 'ms',
            yardstick,
            bound: '≤ 1.3×',
            holds: ({ ratio }) => (ratio === null ? null : ratio <= 1.3),
          }),
        )
      }
    }
    return lines
  })
