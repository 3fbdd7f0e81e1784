import { stringify } from 'csv-stringify/sync'

/** What a spreadsheet takes for the start of a formula, also in its wide form; an apostrophe before it makes it text. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
/** Only looks like one: a lone dash, or a number such as -12, +1,234.5 or -3%. */
const harmless = /^[+-]?(?:\d[\d,]*)?(?:\.\d+)?%?$/

/**
 * Rows as CSV by RFC 4180: lines end in CRLF, null is an empty cell. Text that a spreadsheet would run as a formula is
 * marked as text by an apostrophe before it, which the reader of `unmarked` takes off again; numbers stay numbers.
 * What could be split by a spreadsheet set to another separator is quoted.
 */
export const printCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? marked(cell) : cell))),
    { record_delimiter: 'windows', quoted_match: /[;\t\r\n]/ },
  )

const marked = (text: string): string => (formula.test(text) && !harmless.test(text) ? `'${text}` : text)

/** A cell as it was before `printCsv` marked it. */
export const unmarked = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)
