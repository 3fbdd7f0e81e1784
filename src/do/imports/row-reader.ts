import { isIsoDate } from '#kernel/dates.ts'
import { type Period, parsePeriod, parsePeriodKey } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { Cells, Fault, RawRow } from './rules.ts'

/** Reads the cells of one row as what they should be, and collects what is wrong with them. */
export class RowReader {
  readonly row: number
  readonly faults: Fault[] = []
  readonly #cells: Cells

  constructor({ row, cells }: RawRow) {
    this.row = row
    this.#cells = cells
  }

  text(column: string): string {
    return this.#cells[column]?.trim() ?? ''
  }

  orNull(column: string): string | null {
    return this.text(column) || null
  }

  required(column: string): string {
    const text = this.text(column)
    if (text === '') this.fault(column, 'something: this column may not be empty')
    return text
  }

  list(column: string): string[] {
    return this.text(column)
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
  }

  oneOf<Word extends string>(column: string, words: readonly Word[], otherwise?: Word): Word {
    const written = this.text(column)
      .toLowerCase()
      .replace(/[\s_]+/g, '-')
    if (written === '' && otherwise !== undefined) return otherwise
    const found = words.find((word) => word === written)
    if (found === undefined) this.fault(column, `one of ${words.join(', ')}`)
    return found ?? (words[0] as Word)
  }

  number(column: string): string | null {
    const text = this.text(column)
    if (text === '') return null
    const read = parseNumber(text)
    if (!read.ok) this.fault(column, 'a number such as 1,234 or 91.2, or nothing')
    return read.ok ? read.value.value : null
  }

  whole(column: string, from: number, to: number): number | null {
    const number = this.number(column)
    if (number === null) return null
    const value = Number(number)
    if (Number.isInteger(value) && value >= from && value <= to) return value
    this.fault(column, `a whole number from ${from} to ${to}`)
    return null
  }

  date(column: string): string | null {
    const text = this.text(column)
    if (text === '') return null
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
    const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
    if (isIsoDate(iso)) return iso
    this.fault(column, 'a date such as 2026-11-20 or 20/11/2026, or nothing')
    return null
  }

  yes(column: string): boolean {
    const text = this.text(column).toLowerCase()
    if (['yes', 'y', 'true', '1'].includes(text)) return true
    if (!['', 'no', 'n', 'false', '0'].includes(text)) this.fault(column, 'yes or no')
    return false
  }

  period(column: string): Period {
    const period = readPeriod(this.text(column))
    if (period === null) this.fault(column, 'a period such as 2026-27-Q2, 2026-09 or 2026-27')
    return period ?? noPeriod
  }

  /** What a kind's own reading makes of a cell. */
  read<Value>(column: string, read: (text: string) => Result<Value, string>): Value | null {
    const result = read(this.text(column))
    if (!result.ok) this.fault(column, result.error)
    return result.ok ? result.value : null
  }

  fault(column: string, expected: string): void {
    this.faults.push({ row: this.row, column, found: this.text(column), expected })
  }

  done<Row>(value: Row): Result<Row, Fault[]> {
    return this.faults.length === 0 ? ok(value) : refused(this.faults)
  }
}

/** Stands in for a period that could not be read, in a row that is refused. */
const noPeriod: Period = { key: '', kind: 'year', basis: 'financial', start_on: '', end_on: '' }

/** A file names the same few periods over and over. */
const known = new Map<string, Period | null>()

const readPeriod = (text: string): Period | null => {
  const found = known.get(text)
  if (found !== undefined) return found
  const written = parsePeriod(text)
  const period = parsePeriodKey(text) ?? (written.ok ? written.value : null)
  if (known.size > 2000) known.clear()
  known.set(text, period)
  return period
}
