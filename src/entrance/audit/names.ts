import type { Framework } from '#framework/door.ts'
import { measureBriefs } from '#plan/measures/door.ts'
import { namesByCode } from '#platform/access/door.ts'
import type { AuditNames } from '#platform/audit/door.ts'
import type { Tx } from '#platform/database/door.ts'

/** What rows of the log point at by code, as the council and its framework name it today: two queries for any number of rows. */
export const auditNames = async (tx: Tx, { roles, bodies, products, risk }: Framework): Promise<AuditNames> => {
  const measures = await measureBriefs(tx)
  const named: Record<string, ReadonlyMap<string, string>> = {
    ...(await namesByCode(tx)),
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
