import { capital } from '#kernel/words.ts'
import type { Table } from '#review/reports/content.ts'

const longest = 31

/**
 * A name for each table's sheet: from its id, at most 31 characters, none of those Excel refuses, no two alike whatever
 * their capitals, none that Excel keeps for itself.
 */
export function sheetNames(tables: Table[]): Map<Table, string> {
  const taken = new Set(['report', 'history'])
  const names = new Map<Table, string>()
  for (const table of tables) {
    const name = freeName(plainName(table.id), taken)
    taken.add(name.toLowerCase())
    names.set(table, name)
  }
  return names
}

function plainName(id: string): string {
  const plain = id
    .replace(/[[\]/\\:*?']+/g, ' ')
    .replace(/[\s-]+/g, ' ')
    .trim()
  const named = plain === '' ? 'Table' : plain
  return shortened(capital(named), longest)
}

function freeName(name: string, taken: Set<string>): string {
  if (!taken.has(name.toLowerCase())) return name
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`
    const next = `${shortened(name, longest - ending.length)}${ending}`
    if (!taken.has(next.toLowerCase())) return next
  }
}

/** Cut without leaving half a character. */
const shortened = (text: string, length: number) =>
  text
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()
