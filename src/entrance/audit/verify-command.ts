import { appendFile, readFile } from 'node:fs/promises'
import { listCouncils } from '#platform/access/door.ts'
import { headOf, parseAnchors, printAnchor, printAuditFault, sealAll, verifyCouncil } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'

export type VerifyAsked = { council: string | null; anchor_file: string | null }

/**
 * Verifies the log of one council, or of all, and says what it found. Holds each chain against the heads noted in the anchor
 * file; when everything holds, seals what waits and notes the heads of today there. Returns the number of faults.
 */
export const auditVerify = async (
  database: Database,
  { council, anchor_file }: VerifyAsked,
  say: (line: string) => void,
): Promise<number> => {
  const anchors = anchor_file === null ? [] : parseAnchors(await textOf(anchor_file))
  const councils = (await listCouncils(database.kysely)).filter(
    (each) => council === null || each.council_id === council,
  )
  if (council !== null && councils.length === 0) throw new Error(`There is no council ${council}.`)
  const found = []
  for (const { council_id } of councils) found.push(await verifyCouncil(database, council_id, anchors))
  for (const one of found) {
    for (const fault of one.faults) say(`${one.council_id}: ${printAuditFault(fault)}`)
    say(
      `${one.council_id}: ${one.sealed} rows under seal${alsoSay(one)}; ${one.faults.length || 'no'} ${one.faults.length === 1 ? 'fault' : 'faults'}.`,
    )
  }
  const faults = found.reduce((sum, one) => sum + one.faults.length, 0)
  if (faults > 0) return faults
  await sealAll(database)
  const heads = []
  for (const { council_id } of found) {
    const head = await database.asCouncil(council_id, (tx) => headOf(tx, council_id))
    if (head !== null) heads.push(head)
  }
  for (const head of heads) say(`Head: ${printAnchor(head)}`)
  if (anchor_file !== null) await appendFile(anchor_file, heads.map((head) => `${printAnchor(head)}\n`).join(''))
  return 0
}

const alsoSay = ({ waiting, disposed }: { waiting: number; disposed: number }): string =>
  `${disposed === 0 ? '' : `, ${disposed} of them disposed of under a rule`}${waiting === 0 ? '' : `, ${waiting} not sealed yet`}`

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
