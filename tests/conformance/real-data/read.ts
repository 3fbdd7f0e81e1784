import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { periodOf, periodsOf } from '#kernel/period.ts'
import { Decimal, decimal, parseNumber } from '#kernel/quantity.ts'
import { sharedText } from '../../support/shared.ts'

// How the tests of the published figures read what is under demo/ and the tables it was carried from.

export type Row = Record<string, string>

export const councils = [
  'maidstone',
  'bracknell-forest',
  'mole-valley',
  'brighton-and-hove',
  'isle-of-wight',
  'east-sussex',
]
const demo = new URL('../../../demo/', import.meta.url)

export const demoText = (council: string, file: string): string =>
  readFileSync(new URL(`${council}/${file}`, demo), 'utf8')
export const filesOf = (council: string): string[] =>
  readdirSync(new URL(council, demo)).filter((name) => name.endsWith('.csv'))
const withoutFirstLine = (text: string): string => text.slice(text.indexOf('\n') + 1)
const table = (text: string): Row[] => parse(text, { columns: true, bom: true })
export const rowsOf = (council: string, kind: string): Row[] =>
  filesOf(council).includes(`${kind}.csv`) ? table(withoutFirstLine(demoText(council, `${kind}.csv`))) : []
export const allRows = (council: string): Row[] =>
  filesOf(council).flatMap((file) => rowsOf(council, file.replace('.csv', '')))
export const column = (rows: Row[], name: string): string[] => rows.map((row) => row[name] ?? '')
export const listed = (cell: string | undefined): string[] => (cell ?? '').split(';').filter((code) => code !== '')
export const words = ['missing', 'suppressed', 'narrative']

/** Runs against the source tables where they are beside the checkout; elsewhere says how many of their rows went unread. */
export const published = (
  sentence: string,
  rows: number,
  paths: string[],
  check: (...tables: Row[][]) => void,
): void => {
  const texts = paths.map((path) => sharedText(`data/${path}`))
  const absent = texts.includes(null)
  test.skipIf(absent)(absent ? `${sentence} (skipped: ${rows} published rows are not here)` : sentence, () => {
    const tables = texts.map((text) => table(text ?? ''))
    expect(tables.flat()).toHaveLength(rows)
    check(...tables)
  })
}

export const sameFacts = (carried: string[], source: string[]): void => expect(carried.sort()).toEqual(source.sort())
export const key = (text = ''): string => text.replace(' ', '-')
export const plain = (value = ''): string => value.replaceAll('*', '')
export const sum = (cells: (string | undefined)[]): Decimal =>
  cells.reduce((total, cell) => total.plus(parseNumber(cell ?? '').ok ? decimal(plain(cell)) : 0), new Decimal(0))
export const namesOf = (council: string): Map<string | undefined, Row> =>
  new Map(rowsOf(council, 'measures').map((row) => [row.code, row]))

export const colours: Row = { Green: 'on-target', Amber: 'near-target', Red: 'off-target' }
export const monthOf = (row: Row): string =>
  periodsOf(periodOf(row.year ?? ''), 'month')[Number(row.month) - 1]?.key ?? ''
export const pounds = (thousands = ''): string => (thousands === '' ? '' : decimal(thousands).times(1000).toFixed())
