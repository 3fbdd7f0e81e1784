import type { Framework } from '#framework/door.ts'
import { measureBriefs } from '#plan/measures/door.ts'
import { namesByCode } from '#platform/access/door.ts'
import type { AuditEntry, AuditNames } from '#platform/audit/door.ts'
import type { Tx } from '#platform/database/door.ts'

/**
 * What rows of the log, and the code they were asked by, point at, as the council and its framework name it today: two queries
 * for any number of rows.
 */
export const auditNames = async (
  tx: Tx,
  { roles, bodies, products, risk }: Framework,
  entries: readonly AuditEntry[],
  asked = '',
): Promise<AuditNames> => {
  const codes = codesIn(entries, asked)
  const measures = await measureBriefs(tx, codes)
  const named: Record<string, ReadonlyMap<string, string>> = {
    ...(await namesByCode(tx, codes)),
    measure: new Map([...measures].map(([code, { name }]) => [code, name])),
    role: byCode(roles),
    body: byCode(bodies),
    register: byCode(risk.registers),
    product: byCode(products),
  }
  return { measure: (code) => measures.get(code), named: (kind, code) => named[kind]?.get(code) ?? code }
}

/** 'Public charging points (ENV07)', 'Robyn Thrupp': what a code of the filter stands for; the code itself where that is not known. */
export const aboutWords = ({ measure, named }: AuditNames, code: string): string => {
  const counted = measure(code)
  if (counted !== undefined) return `${counted.name} (${code})`
  const names = (['person', 'post', 'unit'] as const).map((kind) => named(kind, code))
  return names.find((name) => name !== code) ?? code
}

const byCode = (all: readonly { code: string; name: string }[]) => new Map(all.map(({ code, name }) => [code, name]))

/** Whatever in the rows may be a code: each short text, and each part of one that joins several. */
const codesIn = (entries: readonly AuditEntry[], asked: string): string[] => {
  const found = new Set([asked])
  for (const { subject_id, before, after } of entries) {
    for (const text of textsIn([subject_id, before, after])) {
      for (const code of [text, ...text.split(/[ /]/)]) if (code.length <= longestCode) found.add(code)
    }
  }
  return [...found]
}

const longestCode = 100

const textsIn = (content: unknown): string[] => {
  if (typeof content === 'string') return [content]
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(textsIn) : []
}
