import { printDateTime } from '#kernel/dates.ts'

/** One cell, or a whole row or file, that cannot be taken. `row` is as a spreadsheet counts; null is the whole file. */
export type Fault = { row: number | null; column: string; found: string; expected: string }

export type ImportColumn = {
  name: string
  required: boolean
  example: string
  /** Other headings councils use for it; case, spaces and punctuation do not matter. */
  aliases: readonly string[]
}

/** Cells of one row by the kind's own column names. */
export type Cells = Readonly<Record<string, string>>
export type RawRow = { row: number; cells: Cells }

/** What one import did, or would have done. */
export type ImportReport = {
  rows_read: number
  rows_changed: number
  faults: Fault[]
  /** Headings of the file that were not used. */
  unused: string[]
  /** When this very file was taken last, if it was the last of its kind: nothing was done again. */
  already: string | null
}

/** What is said of a file that was taken before: `already` is when, as an instant. */
export const alreadyWords = (already: string): string =>
  `This file was imported before, on ${printDateTime(already)}. Nothing changed.`

/** Why a file is not taken in which a scanner for malware found something. */
export const infectedWords = (file: string, found: string): string =>
  `${file} was not taken: it holds malware (${found}). Nothing of it was read. Do not open it, and tell your IT team.`

/** Why a file is not taken that nothing could look at. */
export const unscannedWords = (file: string, why: string): string =>
  `${file} was not taken: it could not be looked at for malware, since ${why}. Nothing of it was read. Try again later, or tell your IT team.`

/** Faults beyond this many are not listed: the file is not what it was thought to be. */
export const mostFaults = 500

/** A fault as a sentence: where, what was found, what was expected. */
export const printFault = (fault: Fault): string => {
  const where = [fault.row === null ? '' : `Row ${fault.row}`, fault.column].filter(Boolean).join(', ')
  const found = fault.found === '' ? 'found nothing' : `found “${shorten(fault.found)}”`
  return `${where === '' ? '' : `${where}: `}${found}; expected ${fault.expected}`
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
