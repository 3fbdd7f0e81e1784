import pg from 'pg'
import { type Line, line, medianTime } from './measure.ts'

/** A filter of a list, with the same conditions in bare SQL. */
export type Filtered<Filter> = readonly [what: string, filter: Filter, bare: string]

type Searched<Filter> = {
  readonly council_id: string
  readonly url: string
  readonly rows: number
  readonly filters: readonly Filtered<Filter>[]
  /** What the bare SQL reads, newest first, and the column that tells rows of one moment apart. */
  readonly from: { readonly table: string; readonly id: string }
  /** Of the bare SQL, for each filter. */
  readonly runs: number
  readonly find: (filter: Filter, limit: number) => Promise<unknown>
}

const page = 51

/** The first page under each filter, in milliseconds, beside the same in bare SQL. */
export const firstPages = async <Filter>({ council_id, url, rows, filters, from, runs, find }: Searched<Filter>) => {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const lines: Line[] = []
  for (const [what, filter, bare] of filters) {
    const search = () => find(filter, page)
    const text = `select * from ${from.table} where council_id = $1 and ${bare} order by at desc, ${from.id} desc limit ${page}`
    await search()
    const ours = await medianTime(15, search)
    const floor = await medianTime(runs, () => pool.query(text, [council_id]))
    lines.push(
      line({
        what: `first page of ${rows.toLocaleString('en-GB')}: ${what}`,
        ours,
        unit: 'ms',
        yardstick: { name: 'the same in bare SQL', value: floor },
        bound: '< 100 ms',
        holds: ({ ours }) => ours < 100,
      }),
    )
  }
  await pool.end()
  return lines
}
