import { zipSync } from 'fflate'
import { ok, type Result, refused } from '#kernel/result.ts'
import { unpackZip, type ZipLimits } from './zip.ts'

export type WorkbookLimits = ZipLimits & { readonly rows: number; readonly columns: number; readonly cells: number }

export const workbookLimits: WorkbookLimits = {
  entries: 2000,
  unpacked: 150_000_000,
  ratio: 250,
  rows: 250_000,
  columns: 500,
  cells: 5_000_000,
}

const parts =
  /^(?:\[Content_Types\]\.xml|_rels\/[^/]+\.rels|xl\/(?:[^/]+\.xml|_rels\/[^/]+\.rels|worksheets\/[^/]+\.xml))$/

/**
 * An Excel workbook with nothing left in it but the parts that hold its sheets, each looked at and packed again (without
 * compression), so that whoever reads it after this sees what was looked at. Refused with a sentence that says which limit
 * it passes: a sheet is as large as its furthest cell says, however little the file weighs.
 */
export const cleanWorkbook = (
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
): Result<Uint8Array, string> => {
  const unpacked = unpackZip(bytes, (name) => parts.test(name), limits)
  if (!unpacked.ok) return refused(`This workbook cannot be read: ${unpacked.error}`)
  if (!unpacked.value.has('xl/workbook.xml')) return refused('This is a zip file, but not an Excel workbook')
  for (const [name, content] of unpacked.value) {
    const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8')
    if (/<!DOCTYPE|<!ENTITY|\0/i.test(text))
      return refused('This workbook declares entities, which no spreadsheet does')
    const tooLarge = name.startsWith('xl/') ? beyond(text, limits) : null
    if (tooLarge !== null) return refused(tooLarge)
  }
  return ok(zipSync(Object.fromEntries(unpacked.value), { level: 0 }))
}

const opened = /<(?:[\w-]{1,30}:)?(?:row|c)(?=[\s/>])/g
const tag = /<(?:[\w-]{1,30}:)?(row|c)(?=[\s/>])((?:[^"'<>]|"[^"<]{0,300}"|'[^'<]{0,300}'){0,100})>/g
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const unreadable = 'A sheet of this workbook cannot be read: the place of a cell is not written as Excel does'

/** The sentence that says a sheet reaches too far, or null. Rows and cells without a reference follow the one before. */
const beyond = (xml: string, limits: WorkbookLimits): string | null => {
  let [row, column, widest, furthest, places, tags] = [0, 0, 0, 0, 0, 0]
  for (const [, name, attributes = ''] of xml.matchAll(tag)) {
    tags += 1
    const place = placeIn(attributes)
    if (place === undefined) return unreadable
    if (name === 'row') {
      row = place?.row ?? row + 1
      column = 0
    } else {
      column = place?.column || column + 1
      row = place?.row ?? row
    }
    widest = Math.max(widest, column)
    furthest = Math.max(furthest, row)
    if (widest > limits.columns) return `A sheet of this workbook has more than ${limits.columns} columns`
    if (furthest > limits.rows)
      return `A sheet of this workbook has more than ${grouped(limits.rows)} rows: give it as CSV`
  }
  for (const _ of xml.matchAll(opened)) places += 1
  if (places !== tags) return unreadable
  if (widest * furthest <= limits.cells) return null
  return `A sheet of this workbook has more than ${grouped(limits.cells)} cells: give it as CSV`
}

/** What its `r` says, as in B12; null when it has none, undefined when it says what no spreadsheet writes. */
const placeIn = (attributes: string): { row: number; column: number } | null | undefined => {
  for (const [, name, double, single] of attributes.matchAll(attribute)) {
    if (name !== 'r') continue
    const [, letters = '', row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(double ?? single ?? '') ?? []
    return row === undefined ? undefined : { row: Number(row), column: columnNumber(letters) }
  }
  return null
}

const grouped = (count: number) => count.toLocaleString('en-GB')

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
