import type { RequestListener } from 'node:http'
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type pg from 'pg'
import type { Tables, Tx } from '#platform/database/door.ts'

/** The last statement some reading would send, without sending it. */
export const statementOf = async (read: (tx: Tx) => Promise<unknown>): Promise<CompiledQuery> => {
  const sent: CompiledQuery[] = []
  const dry = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void sent.push(query),
  })
  await dry.transaction().execute(read)
  const statement = sent.findLast(({ sql }) => /select/i.test(sql))
  if (statement === undefined) throw new Error('nothing was asked of the database')
  return statement
}

/** The least a page can cost: the same statement, its rows as a plain HTML table, and nothing else. */
export const bareHandler =
  (pool: pg.Pool, { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): RequestListener =>
  async (_request, response) => {
    const { rows } = await pool.query(sql, [...parameters])
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>Rows</title><table>${rows.map(rowOf).join('')}</table>`)
  }

const rowOf = (row: object): string =>
  `<tr>${Object.values(row)
    .map((cell) => `<td>${escaped(cell)}`)
    .join('')}`

const escaped = (cell: unknown): string => {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell)
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
