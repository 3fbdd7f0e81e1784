import { sql } from 'kysely'
import { positionAt } from '#do/finance/door.ts'
import { assessmentsAt } from '#do/risk/door.ts'
import { periodOf } from '#kernel/period.ts'
import type { Tx } from '#platform/database/door.ts'
import type { Holdings } from './holdings.ts'

/** Codes of the measures a person owns. */
export const measuresOwnedBy = async (tx: Tx, person_id: string): Promise<Set<string>> => {
  const rows = await tx.selectFrom('measure').select('measure_code').where('owner_id', '=', person_id).execute()
  return new Set(rows.map(({ measure_code }) => measure_code))
}

/** What a council without measures holds instead: the newest position of its money and of its risks. */
export const readHoldings = async (tx: Tx, council_id: string): Promise<Holdings> => {
  const { rows } = await sql<{ money: string | null; risks: string | null; actions: number }>`
    select
      (select period_key from budget_position where council_id = ${council_id} order by period_end desc limit 1) as money,
      (select period_key from risk_assessment where council_id = ${council_id} order by period_end desc limit 1) as risks,
      (select count(*)::int from action where council_id = ${council_id}) as actions`.execute(tx)
  const newest = rows[0]
  const [money, risks] = [newest?.money ?? null, newest?.risks ?? null]
  return {
    money: money === null ? null : { period: money, lines: await positionAt(tx, periodOf(money).end_on) },
    risks:
      risks === null
        ? null
        : {
            period: risks,
            risks: (await assessmentsAt(tx, periodOf(risks))).filter(({ period_key }) => period_key === risks),
          },
    actions: newest?.actions ?? 0,
  }
}
