import { sql } from 'kysely'

type Cell = string | number | null | undefined

/**
 * Rows as a table to select from, for statements that write thousands at once: one array a column, which the server
 * reads in a third of the time it takes to read the same rows as JSON. `columns` are names and their SQL types.
 */
export const rowsAsTable = <Name extends string>(
  alias: string,
  columns: Readonly<Record<Name, string>>,
  rows: readonly Readonly<Record<Name, Cell>>[],
) => {
  const names = Object.keys(columns) as Name[]
  const arrays = names.map((name) => {
    const type = columns[name]
    const text = arrayText(rows, name, type === 'text')
    return sql`${text}::text::${sql.raw(type)}[]`
  })
  return sql`unnest(${sql.join(arrays)}) as ${sql.raw(`${alias}(${names.join(', ')})`)}`
}

/** As PostgreSQL writes an array. Only words need quoting: numbers and dates have nothing in them that could mislead. */
const arrayText = <Name extends string>(
  rows: readonly Readonly<Record<Name, Cell>>[],
  name: Name,
  words: boolean,
): string => {
  const cells = rows.map((row) => {
    const cell = row[name]
    if (cell === null || cell === undefined) return 'NULL'
    return words ? quoted(String(cell)) : String(cell)
  })
  return `{${cells.join(',')}}`
}

const plain = /^(?!null$)[\w.%()-]+$/i
const quoted = (text: string): string => (plain.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`)
