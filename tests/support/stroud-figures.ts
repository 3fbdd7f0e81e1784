import { type Period, periodOf } from '#kernel/period.ts'
import type { Tx } from '#platform/database/door.ts'
import { restatusCouncil } from '#review/performance/door.ts'
import { shipped } from './frameworks.ts'
import { putInForce } from './put-in-force.ts'

const council_id = 'stroud'
const framework = shipped('stroud')

/** Its plan, three measures of the first objective with their figures, and the money and a risk of two quarters; judged. */
export const fillStroud = async (tx: Tx) => {
  await putInForce(tx, council_id, framework)
  for (const [at, { code, level, name, parents }] of framework.plan.items.entries()) {
    await tx
      .insertInto('plan_item')
      .values({ council_id, item_code: code, level_code: level, name, sort_order: at })
      .execute()
    for (const parent_code of parents ?? [])
      await tx.insertInto('plan_link').values({ council_id, parent_code, child_code: code }).execute()
  }
  await addMeasure(tx, 'HOU03', 'quarter', { '2025-26-Q2': '89.9', '2026-27-Q1': '92.5', '2026-27-Q2': '80.2' })
  await addMeasure(tx, 'ENV01', 'year', { '2024-25': '50.5', '2025-26': '93.1' })
  await addMeasure(tx, 'ECO02', 'quarter', { '2026-27-Q1': '95' })
  await addMoneyAndRisk(tx, periodOf('2026-27-Q1'), 12)
  await addMoneyAndRisk(tx, periodOf('2026-27-Q2'), 16)
  await restatusCouncil(tx, council_id)
}

const addMeasure = async (tx: Tx, measure_code: string, frequency: string, figures: Record<string, string>) => {
  const fixed = { kind: 'percentage', unit: '%', decimals: 1, polarity: 'higher', accumulation: 'in-period' }
  const measure = { council_id, measure_code, name: `Name of ${measure_code}`, frequency, level: 'strategic', ...fixed }
  await tx.insertInto('measure').values(measure).execute()
  await tx.insertInto('measure_plan_item').values({ council_id, measure_code, item_code: 'EC1' }).execute()
  for (const [period_key, value] of Object.entries(figures)) {
    await addFigure(tx, measure_code, period_key, 1, value)
    const { start_on: period_start, end_on: period_end } = periodOf(period_key)
    await tx
      .insertInto('target')
      .values({
        council_id,
        measure_code,
        period_key,
        version: 1,
        period_start,
        period_end,
        target_value: '93',
        set_by: 'amina',
      })
      .execute()
  }
}

/** A version of a figure; every version but the first revises one. */
export const addFigure = (tx: Tx, measure_code: string, period_key: string, version: number, value: string) => {
  const { start_on: period_start, end_on: period_end } = periodOf(period_key)
  const place = { council_id, measure_code, period_key, version, period_start, period_end }
  return tx
    .insertInto('measure_value')
    .values({
      ...place,
      value,
      state: version === 1 ? 'final' : 'revised',
      reason: 'Late returns',
      entered_by: 'amina',
    })
    .execute()
}

const addMoneyAndRisk = async (tx: Tx, { key: period_key, end_on: period_end }: Period, score: number) => {
  const line = { council_id, line_code: 'R1', budget: 'revenue', name: 'Housing' }
  await tx
    .insertInto('budget_line')
    .values(line)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const position = { council_id, line_code: 'R1', period_key, version: 1, period_end, entered_by: 'amina' }
  await tx
    .insertInto('budget_position')
    .values({ ...position, revised_pence: 100_000_00, forecast_pence: 130_000_00 })
    .execute()
  const risk = { council_id, risk_code: 'CR1', register: 'corporate', name: 'A supplier fails' }
  await tx
    .insertInto('risk')
    .values(risk)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const place = { council_id, risk_code: 'CR1', period_key, version: 1, period_end, assessed_by: 'amina' }
  await tx
    .insertInto('risk_assessment')
    .values({ ...place, current_likelihood: 4, current_impact: score / 4 })
    .execute()
}
