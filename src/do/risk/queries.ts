import { sql } from 'kysely'
import type { Period } from '#kernel/period.ts'
import type { Tx } from '#platform/database/door.ts'
import { type Movement, movementOf, type NewAssessment, type Rag, type Risk } from './rules.ts'

/** A risk as it stood, with its newest assessment by then and the one before. */
export type RiskAt = Omit<Risk, 'sort_order'> &
  Omit<NewAssessment, 'period_end' | 'import_row'> & {
    closed_reason: string
    previous_period_key: string | null
    previous_likelihood: number | null
    previous_impact: number | null
    previous_rag: Rag | null
    movement: Movement
  }

/**
 * Risks open during a period (or closed within it), each with its newest assessment by the period's end and the one
 * before. Highest score first; risks with a colour only stand by it.
 */
export const assessmentsAt = async (tx: Tx, period: Period): Promise<RiskAt[]> => {
  const { rows } = await sql<Omit<RiskAt, 'movement'>>`
    with known as (
      select distinct on (risk_code, period_key) * from risk_assessment
      where period_end <= ${period.end_on}::date order by risk_code, period_key, version desc
    ), ranked as (
      select known.*, lead(period_key) over w as previous_period_key, lead(current_likelihood) over w as previous_likelihood,
        lead(current_impact) over w as previous_impact, lead(rag) over w as previous_rag, row_number() over w as place
      from known window w as (partition by risk_code order by period_end desc)
    )
    select r.risk_code, r.register, r.name, r.is_opportunity, r.cause, r.effect, r.owner, r.item_code, r.appetite_max,
      case when r.closed_on <= ${period.end_on}::date then r.closed_on end as closed_on, r.closed_reason,
      r.illustrative, r.source, a.period_key, a.inherent_likelihood, a.inherent_impact, a.current_likelihood,
      a.current_impact, a.target_likelihood, a.target_impact, a.rag, a.controls, a.comment, a.previous_period_key,
      a.previous_likelihood, a.previous_impact, a.previous_rag
    from risk r join ranked a on a.council_id = r.council_id and a.risk_code = r.risk_code and a.place = 1
    where r.closed_on is null or r.closed_on >= ${period.start_on}::date
    order by a.current_likelihood * a.current_impact desc nulls last,
      array_position(array['red', 'amber', 'green'], a.rag), r.sort_order, r.risk_code`.execute(tx)
  return rows.map((row) => ({ ...row, movement: movedSince(row) }))
}

const movedSince = (row: Omit<RiskAt, 'movement'>): Movement =>
  movementOf(
    { score: product(row.current_likelihood, row.current_impact), rag: row.rag, closed: row.closed_on !== null },
    row.previous_period_key === null
      ? null
      : { score: product(row.previous_likelihood, row.previous_impact), rag: row.previous_rag },
  )

const product = (likelihood: number | null, impact: number | null): number | null =>
  likelihood === null || impact === null ? null : likelihood * impact
