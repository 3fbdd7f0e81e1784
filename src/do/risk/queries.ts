import { type RawBuilder, sql } from 'kysely'
import { findFramework } from '#framework/adoption.ts'
import type { Framework } from '#framework/door.ts'
import type { Period } from '#kernel/period.ts'
import { type Place, placeOfRisk, type RiskSight } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { type Movement, movementOf, type NewAssessment, type Rag, type Risk } from './rules.ts'

/** A risk as it stood, with its newest assessment by then and the one before. */
export type RiskAt = Omit<Risk, 'sort_order'> &
  Omit<NewAssessment, 'period_end' | 'import_row'> & {
    closed_reason: string
    owner_name: string
    unit_name: string | null
    /** The name of whoever wrote it down, as it was then. */
    assessed_by: string
    previous_period_key: string | null
    previous_likelihood: number | null
    previous_impact: number | null
    previous_rag: Rag | null
    movement: Movement
  }

/**
 * Risks open during a period (or closed within it), each with its newest assessment by the period's end and the one
 * before. Highest score first; risks with a colour only stand by it. With a sight, those of them that are in it.
 */
export const assessmentsAt = (tx: Tx, period: Period, sight: RiskSight = 'all'): Promise<RiskAt[]> =>
  readRisks(
    tx,
    period.end_on,
    sql`(r.closed_on is null or r.closed_on >= ${period.start_on}::date) and ${inSight(sight)}`,
  )

/** One risk as it stands at the end of a period, open or closed; null where there is none. */
export const findRisk = async (tx: Tx, risk_code: string, period: Period): Promise<RiskAt | null> =>
  (await readRisks(tx, period.end_on, sql`r.risk_code = ${risk_code}`))[0] ?? null

const readRisks = async (tx: Tx, until: string, which: RawBuilder<unknown>): Promise<RiskAt[]> => {
  const { rows } = await sql<Omit<RiskAt, 'movement'>>`
    with known as (
      select distinct on (risk_code, period_key) * from risk_assessment
      where period_end <= ${until}::date order by risk_code, period_key, version desc
    ), ranked as (
      select known.*, lead(period_key) over w as previous_period_key, lead(current_likelihood) over w as previous_likelihood,
        lead(current_impact) over w as previous_impact, lead(rag) over w as previous_rag, row_number() over w as place
      from known window w as (partition by risk_code order by period_end desc)
    )
    select r.risk_code, r.register, r.name, r.is_opportunity, r.cause, r.effect, r.owner, r.item_code, r.appetite_max,
      case when r.closed_on <= ${until}::date then r.closed_on::text end as closed_on, r.closed_reason,
      coalesce(p.name, r.owner) as owner_name, r.unit_code, u.name as unit_name,
      r.illustrative, r.source, a.period_key, a.inherent_likelihood, a.inherent_impact, a.current_likelihood,
      a.current_impact, a.target_likelihood, a.target_impact, a.rag, a.controls, a.comment, a.unchanged, a.reviewed_by,
      a.assessed_by, a.previous_period_key, a.previous_likelihood, a.previous_impact,
      a.previous_rag
    from risk r join ranked a on a.council_id = r.council_id and a.risk_code = r.risk_code and a.place = 1
    left join person p on p.council_id = r.council_id and p.person_id = r.owner
    left join org_unit u on u.council_id = r.council_id and u.unit_code = r.unit_code
    where ${which}
    order by a.current_likelihood * a.current_impact desc nulls last,
      array_position(array['red', 'amber', 'green'], a.rag), r.sort_order, r.risk_code`.execute(tx)
  return rows.map((row) => ({ ...row, movement: movedSince(row) }))
}

/** Of a query that calls the risk `r`. */
export const inSight = (sight: RiskSight): RawBuilder<unknown> =>
  sight === 'all'
    ? sql`true`
    : sql`(r.register = any(${sight.registers}::text[]) or coalesce(r.unit_code = any(${sight.units}::text[]), false)
        or coalesce(r.owner = ${sight.owner_id}::text, false))`

/** Every version of every assessment of a risk, the newest period first and within it the newest version. */
export const assessmentsOf = (tx: Tx, risk_code: string) =>
  tx
    .selectFrom('risk_assessment')
    .leftJoin('import_batch', (join) =>
      join
        .onRef('import_batch.council_id', '=', 'risk_assessment.council_id')
        .onRef('import_batch.import_id', '=', 'risk_assessment.import_id'),
    )
    .selectAll('risk_assessment')
    .select('import_batch.file_name')
    .where('risk_code', '=', risk_code)
    .orderBy('period_end', 'desc')
    .orderBy('version', 'desc')
    .execute()

export type AssessmentKept = Awaited<ReturnType<typeof assessmentsOf>>[number]

/** The facts by which a risk is found and placed; null where there is none. */
export const findRiskFacts = async (tx: Tx, risk_code: string) =>
  (await tx
    .selectFrom('risk')
    .leftJoin('org_unit', (join) =>
      join.onRef('org_unit.council_id', '=', 'risk.council_id').onRef('org_unit.unit_code', '=', 'risk.unit_code'),
    )
    .select([
      'risk_code',
      'risk.name',
      'register',
      'owner',
      'risk.unit_code',
      'org_unit.name as unit_name',
      'closed_on',
    ])
    .where('risk_code', '=', risk_code)
    .executeTakeFirst()) ?? null

type Placed = { register: string; owner: string; unit_code: string | null; unit_name: string | null }

/** An owner that is no person of the council is nobody who could ask. */
export const placeOf = (
  { register, owner, unit_code, unit_name }: Placed,
  { risk }: Pick<Framework, 'risk'>,
): Place => {
  const name = risk.registers.find(({ code }) => code === register)?.name ?? register
  return placeOfRisk({ code: register, name }, { unit_code, unit_name, owner_id: owner })
}

/** Where in the council a risk lies: its register, its service and its owner decide who may do what with it. */
export const findRiskPlace = async (tx: Tx, risk_code: string, council_id: string): Promise<Place | null> => {
  const found = await findRiskFacts(tx, risk_code)
  const framework = await findFramework(tx, council_id)
  return found && framework && placeOf(found, framework)
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
