import { parse } from 'yaml'
import { z } from 'zod'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { Cells, Fault, ImportColumn } from './rules.ts'

export const importMap = z.strictObject({
  columns: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})

/** columns: which heading of the file holds a column; values: column → what stands in the file → what it means. */
export type ImportMap = z.output<typeof importMap>

export const emptyMap: ImportMap = { columns: {}, values: {} }

/** Reads a map written as YAML; refused with a sentence. */
export const parseImportMap = (text: string): Result<ImportMap, string> => {
  try {
    const read = importMap.safeParse(parse(text, { schema: 'failsafe', logLevel: 'error' }) ?? {})
    return read.success ? ok(read.data) : refused(read.error.issues.map(({ message }) => message).join('; '))
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'not YAML')
  }
}

/** Column name → place of its heading in the file. */
export type Mapping = { places: Map<string, number>; unused: string[] }

/**
 * Finds each column among the headings: where the map says, else by its name, else by an alias, without regard to case,
 * spaces and punctuation. Refused with the headings that are missing, or that the map names in vain.
 */
export const mapColumns = (
  headings: readonly string[],
  columns: readonly ImportColumn[],
  map: ImportMap,
): Result<Mapping, Fault[]> => {
  const plain = headings.map(plainWords)
  const places = new Map<string, number>()
  const faults: Fault[] = []
  for (const column of columns) {
    const place = findPlace(column, map.columns[column.name], plain, new Set(places.values()))
    if (place >= 0) places.set(column.name, place)
    else if (map.columns[column.name]) faults.push(notThere(column.name, map.columns[column.name] ?? '', headings))
    else if (column.required) faults.push(notThere(column.name, '', headings))
  }
  for (const name of Object.keys(map.columns)) {
    if (columns.some((column) => column.name === name)) continue
    const expected = `a column of this kind: ${columns.map((column) => column.name).join(', ')}`
    faults.push({ row: null, column: 'map', found: name, expected })
  }
  if (faults.length > 0) return refused(faults)
  const used = new Set(places.values())
  return ok({ places, unused: headings.filter((heading, place) => heading !== '' && !used.has(place)) })
}

const findPlace = (column: ImportColumn, mapped: string | undefined, plain: string[], taken: Set<number>): number => {
  // Mapped to nothing: said to be absent, whatever a heading may suggest.
  if (mapped !== undefined) return mapped === '' ? -1 : plain.indexOf(plainWords(mapped))
  for (const name of [column.name, ...column.aliases]) {
    const place = plain.indexOf(plainWords(name))
    if (place >= 0 && !taken.has(place)) return place
  }
  return -1
}

const plainWords = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const notThere = (column: string, found: string, headings: readonly string[]): Fault => ({
  row: null,
  column,
  found,
  expected: `a heading for it among: ${headings.filter(Boolean).join(', ') || 'none were found'}`,
})

/** Gives a row's cells their names, with values put as the map says. */
export const nameCells = (row: readonly string[], { places }: Mapping, map: ImportMap): Cells => {
  const cells: Record<string, string> = {}
  for (const [name, place] of places) {
    const written = row[place] ?? ''
    cells[name] = map.values[name]?.[written.trim()] ?? written
  }
  return cells
}
