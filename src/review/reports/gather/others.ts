import { sql } from 'kysely'
import { type Period, previousPeriod, yearOf } from '#kernel/period.ts'
import type { Tx } from '#platform/database/door.ts'
import type {
  ActionFact,
  BudgetFact,
  PlanItemFact,
  ReportFacts,
  RevisionFact,
  RiskFact,
  RiskScores,
  TargetChangeFact,
} from '../facts.ts'

/** The thread: its items in order, and which serves which. */
export const gatherPlan = async (tx: Tx, council_id: string): Promise<Pick<ReportFacts, 'items' | 'links'>> => {
  const items = await sql<PlanItemFact>`
    select item_code, level_code, name, illustrative from plan_item
    where council_id = ${council_id} order by sort_order, item_code`.execute(tx)
  const links = await sql<{ parent_code: string; child_code: string }>`
    select parent_code, child_code from plan_link
    where council_id = ${council_id} order by child_code, parent_code`.execute(tx)
  return { items: items.rows, links: links.rows }
}

type ActionRow = Omit<ActionFact, 'progress'> & {
  stage: NonNullable<ActionFact['progress']>['stage'] | null
  percent_complete: string | null
  status: NonNullable<ActionFact['progress']>['status'] | null
  comment: string | null
}

/** Every action that was spoken of in the period or awaits it: one that ended, or of an older or a later plan, does not. */
export const gatherActions = async (tx: Tx, council_id: string, period: Period): Promise<ActionFact[]> => {
  const { rows } = await sql<ActionRow>`
    select a.action_code, a.name, a.item_code, coalesce(l.name, a.lead) as lead, a.due_text, a.due_on::text,
      p.stage, p.percent_complete::text, p.status, p.comment
    from action a
    left join person l on l.council_id = a.council_id and l.person_id = a.lead
    left join (
      select distinct on (action_code) * from action_progress
      where council_id = ${council_id} and period_end between ${period.start_on}::date and ${period.end_on}::date
      order by action_code, period_end desc, version desc
    ) p on p.council_id = a.council_id and p.action_code = a.action_code
    where a.council_id = ${council_id} and (
      p.stage is not null
      or not exists (select from action_progress e where e.council_id = a.council_id and e.action_code = a.action_code)
      or (select e.stage not in ('complete', 'stopped') from action_progress e
        where e.council_id = a.council_id and e.action_code = a.action_code
          and e.period_end between ${period.start_on}::date - interval '1 year' and ${period.start_on}::date
        order by e.period_end desc, e.version desc limit 1)
    )
    order by a.sort_order, a.action_code`.execute(tx)
  return rows.map(({ stage, percent_complete, status, comment, ...action }) => ({
    ...action,
    progress: stage && status ? { stage, percent_complete, status, comment: comment ?? '' } : null,
  }))
}

type MoneyRow = { [Key in keyof BudgetFact]: Key extends `${string}_pence` ? string | null : BudgetFact[Key] }

/** The last position of each line within the period. Pence fit a number: the largest council's budget does many times over. */
export const gatherBudget = async (tx: Tx, council_id: string, period: Period): Promise<BudgetFact[]> => {
  const { rows } = await sql<MoneyRow>`
    select * from (
      select distinct on (l.line_code) l.line_code, l.budget, l.name, u.name as unit_name, p.period_key, l.high_risk,
        l.sort_order,
        p.original_pence::text, p.revised_pence::text, p.actual_pence::text, p.forecast_pence::text, p.explanation
      from budget_line l
      join budget_position p on p.council_id = l.council_id and p.line_code = l.line_code
      left join org_unit u on u.council_id = l.council_id and u.unit_code = l.unit_code
      where l.council_id = ${council_id} and p.period_end between ${period.start_on}::date and ${period.end_on}::date
      order by l.line_code, p.period_end desc, p.version desc
    ) as position order by sort_order, line_code`.execute(tx)
  return rows.map((row) => ({
    line_code: row.line_code,
    budget: row.budget,
    name: row.name,
    unit_name: row.unit_name,
    period_key: row.period_key,
    high_risk: row.high_risk,
    original_pence: row.original_pence === null ? null : Number(row.original_pence),
    revised_pence: Number(row.revised_pence),
    actual_pence: row.actual_pence === null ? null : Number(row.actual_pence),
    forecast_pence: row.forecast_pence === null ? null : Number(row.forecast_pence),
    explanation: row.explanation,
  }))
}

type Assessment = RiskScores & { controls: string; comment: string }
type RiskRow = Omit<RiskFact, 'now' | 'before'> & { now: Assessment | null; before: RiskScores | null }

/** Risks open in the period with their last assessment in it and the last one of the period before. */
export const gatherRisks = async (tx: Tx, council_id: string, period: Period): Promise<RiskFact[]> => {
  const before = previousPeriod(period)
  const lastWithin = (within: Period) => sql`
    select distinct on (risk_code) council_id, risk_code,
      jsonb_build_object('current_likelihood', current_likelihood, 'current_impact', current_impact,
        'target_likelihood', target_likelihood, 'target_impact', target_impact, 'rag', rag,
        'controls', controls, 'comment', comment) as scores
    from risk_assessment
    where council_id = ${council_id} and period_end between ${within.start_on}::date and ${within.end_on}::date
    order by risk_code, period_end desc, version desc`
  const { rows } = await sql<RiskRow>`
    select r.risk_code, r.register, r.name, r.is_opportunity, coalesce(o.name, r.owner) as owner, r.appetite_max,
      case when r.closed_on <= ${period.end_on}::date then r.closed_on::text end as closed_on, r.closed_reason,
      n.scores as now, b.scores as before
    from risk r
    left join person o on o.council_id = r.council_id and o.person_id = r.owner
    left join (${lastWithin(period)}) n on n.council_id = r.council_id and n.risk_code = r.risk_code
    left join (${lastWithin(before)}) b on b.council_id = r.council_id and b.risk_code = r.risk_code
    where r.council_id = ${council_id} and (r.closed_on is null or r.closed_on >= ${period.start_on}::date)
    order by r.sort_order, r.risk_code`.execute(tx)
  return rows
}

/** Figures of this year and last that were restated since `since`, and targets that were set again. */
export const gatherChanges = async (
  tx: Tx,
  council_id: string,
  period: Period,
  since: string,
): Promise<{ revisions: RevisionFact[]; target_changes: TargetChangeFact[] }> => {
  const from = previousPeriod(yearOf(period)).start_on
  const revisions = await sql<RevisionFact>`
    select v.measure_code, v.period_key, v.version, o.value::text as was, v.value::text as is, v.reason,
      (v.entered_at at time zone 'Europe/London')::date::text as entered_on
    from measure_value v
    join measure_value o on o.council_id = v.council_id and o.measure_code = v.measure_code
      and o.period_key = v.period_key and o.version = v.version - 1
    where v.council_id = ${council_id} and v.entered_at >= ${since}::date and v.value is distinct from o.value
      and v.period_end between ${from}::date and ${period.end_on}::date
    order by v.measure_code, v.period_end, v.version`.execute(tx)
  const targets = await sql<TargetChangeFact>`
    select t.measure_code, t.period_key, o.target_value::text as was, t.target_value::text as is, t.reason,
      (t.set_at at time zone 'Europe/London')::date::text as set_on
    from target t
    join target o on o.council_id = t.council_id and o.measure_code = t.measure_code
      and o.period_key = t.period_key and o.version = t.version - 1
    where t.council_id = ${council_id} and t.set_at >= ${since}::date
      and (t.target_value, t.target_upper) is distinct from (o.target_value, o.target_upper)
      and t.period_end >= ${from}::date
    order by t.measure_code, t.period_end, t.version`.execute(tx)
  return { revisions: revisions.rows, target_changes: targets.rows }
}

export type ReportKey = { council_id: string; product_code: string; period_key: string; body_code: string }

/** The newest version of each part that people wrote. */
export const gatherTexts = async (tx: Tx, key: ReportKey): Promise<Record<string, string>> => {
  const { rows } = await sql<{ part: string; content: string }>`
    select distinct on (part) part, content from report_text
    where council_id = ${key.council_id} and product_code = ${key.product_code}
      and period_key = ${key.period_key} and body_code = ${key.body_code}
    order by part, version desc`.execute(tx)
  return Object.fromEntries(rows.map(({ part, content }) => [part, content]))
}
