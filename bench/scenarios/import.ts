import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { inChild } from '../support/child.ts'
import { loadCouncils, measureCode } from '../support/councils.ts'
import { elapsed, type Line, line, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import type { Imported } from './import-child.ts'

/** Figures from a CSV file beside COPY of the same rows; each size in a process of its own, to see its memory. */
export const bringIn: Scenario = ({ quick, say }) =>
  withPostgres(async (database, url) => {
    const measures = quick ? 50 : 1000
    const sizes = quick ? [500, 1000] : [25_000, 50_000, 100_000]
    await loadCouncils(database, 0, sizes.length + 1, { measures, periods: 0 })
    const folder = await mkdtemp(join(tmpdir(), 'golden-thread-bench-'))
    const lines: Line[] = []
    let least: number | null = null
    try {
      for (const [at, rows] of sizes.entries()) {
        const file = join(folder, `${rows}.csv`)
        await writeFile(file, csvOf(rows, measures))
        const [plain, done] = [await copied(url, `copy-${rows}`, rows, measures), await imported(url, file, at)]
        say(`${rows} rows in ${Math.round(done.ms)} ms, of which statuses ${Math.round(done.statuses_ms)} ms`)
        lines.push(rateLine(rows, done, plain, at === sizes.length - 1))
        if (at === sizes.length - 1) lines.push(processorLine(rows, done))
        lines.push(memoryLine(rows, done, least))
        least ??= done.peak_mb
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    return lines
  })

const rateLine = (rows: number, { ms }: Imported, plain: number, judged: boolean): Line =>
  line({
    what: `import ${rows} rows with their statuses`,
    ours: (rows * 1000) / ms,
    unit: 'per second',
    yardstick: { name: 'COPY of the same rows', value: plain },
    bound: '≥ 20,000 a second',
    holds: ({ ours }) => (judged ? ours >= 20_000 : null),
  })

/** Other work on the machine makes an import wait, but hardly makes it work more. */
const processorLine = (rows: number, { program_ms, server_ms }: Imported): Line =>
  line({
    what: `processor for ${rows} rows, program and server`,
    ours: program_ms + (server_ms ?? Number.NaN),
    unit: 'ms',
    yardstick: { name: 'of which the server', value: server_ms },
    bound: 'told only',
    holds: () => null,
  })

const memoryLine = (rows: number, { peak_mb }: Imported, least: number | null): Line =>
  line({
    what: `memory at ${rows} rows`,
    ours: peak_mb,
    unit: 'MB',
    yardstick: { name: 'the smallest file', value: least },
    bound: '≤ 1.1×',
    holds: ({ ratio }) => (ratio === null ? null : ratio <= 1.1),
  })

const monthAt = (at: number): string => `${2018 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const figureAt = (at: number): string => String(80 + (at % 190) / 10)

const csvOf = (rows: number, measures: number): string => {
  const body = Array.from(
    { length: rows },
    (_, at) => `${measureCode(at % measures)},${monthAt(Math.floor(at / measures))},${figureAt(at)}`,
  )
  return `measure,period,value\n${body.join('\n')}\n`
}

/** Rows a second into the very table, its keys checked, with every column worked out beforehand. */
const copied = async (url: string, name: string, rows: number, measures: number): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-bench-'))
  const file = join(folder, `${name}.csv`)
  const body = Array.from({ length: rows }, (_, at) => {
    const month = monthAt(Math.floor(at / measures))
    return `bench-3,${measureCode(at % measures)},${month},1,${month}-01,${month}-28,${figureAt(at)},final,Ana`
  })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await writeFile(file, body.join('\n').replaceAll('bench-3', await lastCouncil(client)))
    await client.query('begin')
    const columns = 'council_id, measure_code, period_key, version, period_start, period_end, value, state, entered_by'
    const into = client.query(copyFrom(`copy measure_value (${columns}) from stdin with (format csv)`))
    const took = await elapsed(() => pipeline(createReadStream(file), into))
    await client.query('rollback')
    return (rows * 1000) / took
  } finally {
    await client.end()
    await rm(folder, { recursive: true, force: true })
  }
}

const lastCouncil = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ council_id: string }>('select max(council_id) as council_id from council')
  return rows[0]?.council_id ?? ''
}

const imported = (url: string, file: string, council: number): Promise<Imported> =>
  inChild('../scenarios/import-child.ts', [file, String(council)], { BENCH_DATABASE: url })
