import type { Result } from '#kernel/result.ts'
import type { Actor } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { RowReader } from './row-reader.ts'
import type { Fault, ImportColumn, RawRow } from './rules.ts'

export type Read<Row> = { row: number; value: Row }
/**
 * What taking some rows did; `measures` are the codes of measures touched, for whoever judges them, and `periods` the
 * keys of the only periods touched, where the kind can tell.
 */
export type Applied = {
  changed: number
  faults: Fault[]
  measures?: readonly string[]
  periods?: readonly string[]
}
export type ImportContext = { import_id: string; source: string | null; today: string }

export type KindOf<Row> = {
  kind: string
  title: string
  columns: readonly ImportColumn[]
  /** The event told afterwards with the codes of the measures touched. */
  event?: string
  /** What makes two rows of one file the same thing, where a file may name a thing only once. */
  once?: (row: Row) => string
  parse: (cells: RowReader) => Result<Row, Fault[]>
  apply: (tx: Tx, actor: Actor, rows: readonly Read<Row>[], context: ImportContext) => Promise<Applied>
}

/** A kind as the engine sees it: rows of text go in, and what they did comes out. */
export type ImportKind = Pick<KindOf<never>, 'kind' | 'title' | 'columns' | 'event'> & {
  /** A taker for one import; it remembers what the file has already named. */
  start: () => (tx: Tx, actor: Actor, rows: readonly RawRow[], context: ImportContext) => Promise<Applied>
}

/** A kind of thing that can be imported. Rows with faults are left out; the engine keeps nothing when there is one. */
export const defineKind = <Row>(kind: KindOf<Row>): ImportKind => ({
  ...kind,
  start: () => {
    const named = new Map<string, number>()
    return async (tx, actor, rows, context) => {
      const faults: Fault[] = []
      const read: Read<Row>[] = []
      for (const raw of rows) {
        const result = kind.parse(new RowReader(raw))
        if (!result.ok) faults.push(...result.error)
        else if (isNew(kind, named, raw, result.value, faults)) read.push({ row: raw.row, value: result.value })
      }
      const applied = read.length > 0 ? await kind.apply(tx, actor, read, context) : { changed: 0, faults: [] }
      return { ...applied, faults: [...faults, ...applied.faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
    }
  },
})

const isNew = <Row>(kind: KindOf<Row>, named: Map<string, number>, raw: RawRow, row: Row, faults: Fault[]): boolean => {
  if (kind.once === undefined) return true
  const key = kind.once(row)
  const earlier = named.get(key)
  if (earlier === undefined) {
    named.set(key, raw.row)
    return true
  }
  faults.push({ row: raw.row, column: 'code', found: key, expected: `each only once; row ${earlier} has it too` })
  return false
}

/** Rows whose reference is known; the others become faults. */
export const checkReferences = <Row>(
  rows: readonly Read<Row>[],
  checks: readonly {
    column: string
    codes: (row: Row) => readonly (string | null)[]
    known: ReadonlySet<string>
    expected: string
  }[],
): { good: Read<Row>[]; faults: Fault[] } => {
  const faults: Fault[] = []
  const good = rows.filter(({ row, value }) => {
    const bad = checks.flatMap(({ column, codes, known, expected }) =>
      codes(value).flatMap((code) =>
        code === null || known.has(code) ? [] : [{ row, column, found: code, expected }],
      ),
    )
    faults.push(...bad)
    return bad.length === 0
  })
  return { good, faults }
}

/** A column in short: required where its name ends in '!'. */
export const column = (name: string, example: string, ...aliases: string[]): ImportColumn => ({
  name: name.replace('!', ''),
  required: name.endsWith('!'),
  example,
  aliases,
})
