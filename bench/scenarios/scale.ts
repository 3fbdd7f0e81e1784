import type { Database } from '#platform/database/door.ts'
import { councilId, loadCouncils, measureCode } from '../support/councils.ts'
import { type Line, line, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { pageTime, productOn, serving } from '../support/product.ts'

/**
 * The same pages with more councils in the same tables. The yardstick is the same page of a server that has one council,
 * read in turns with ours, so that both feel whatever else the machine is doing.
 */
export const scale: Scenario = ({ quick, say }) =>
  withPostgres((alone) =>
    withPostgres(async (grown) => {
      const size = quick ? { measures: 50, periods: 12 } : { measures: 1000, periods: 60 }
      await loadCouncils(alone, 0, 1, size)
      const lines: Line[] = []
      let loaded = 0
      for (const councils of quick ? [1, 3] : [1, 10, 100]) {
        await loadCouncils(grown, loaded, councils, size)
        loaded = councils
        say(`${councils} councils loaded`)
        for (const path of ['/measures', `/measures/${measureCode(7)}`]) {
          const [ours, yardstick] = await inTurns(quick ? 1 : 9, 1, [
            { database: grown, council_id: councilId(Math.floor(councils / 2)), path },
            { database: alone, council_id: councilId(0), path },
          ])
          lines.push(scaleLine(path, councils, ours, yardstick))
        }
      }
      return lines
    }),
  )

type Asked = { database: Database; council_id: string; path: string }

/** The best of the times of two pages, asked for by turns: other work on the machine can only make a turn longer. */
const inTurns = async (turns: number, seconds: number, pages: [Asked, Asked]): Promise<[number, number]> => {
  const times: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    for (const at of [0, 1] as const) times[at].push(await timeOf(pages[at], seconds))
  }
  return [Math.min(...times[0]), Math.min(...times[1])]
}

const timeOf = async ({ database, council_id, path }: Asked, seconds: number): Promise<number> => {
  const product = productOn(database)
  const cookie = await product.cookieOf(council_id)
  return serving(product.listener, (origin) => pageTime(`${origin}/${council_id}${path}`, seconds, cookie))
}

const scaleLine = (path: string, councils: number, ours: number, yardstick: number): Line =>
  line({
    what: `${path}, ${councils} councils`,
    ours,
    unit: 'ms',
    yardstick: { name: 'the same with 1 council', value: yardstick },
    bound: '≤ 1.3×',
    holds: ({ ratio }) => (ratio === null ? null : ratio <= 1.3),
  })
