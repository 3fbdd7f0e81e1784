import { z } from 'zod'
import { printDate } from '#kernel/dates.ts'
import { parsePeriodKey } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import { ok, refused } from '#kernel/result.ts'
import { findMeasureBrief, findMeasurePlace } from '#plan/measures/door.ts'
import { maySetTarget, maySetTargets } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import { keepTargets } from './keep.ts'
import { parseTolerance, readTarget } from './rules.ts'

/** Sets the target of a measure for a period. One already set is kept as history, and needs a reason to be changed. */
export const setTarget = defineCommand({
  name: 'targets.set-target',
  title: 'Set a target',
  answer: z.object({ changed: z.boolean() }),
  input: z.object({
    measure_code: z.string().min(1),
    period_key: z.string().min(1),
    target: z.string().trim().min(1, 'Enter the target, a number or words'),
    upper: z.string().trim().default(''),
    tolerance: z.string().trim().default(''),
    reason: z.string().trim().default(''),
  }),
  may: maySetTargets,
  place: { thing: 'measure', find: (tx, { measure_code }) => findMeasurePlace(tx, measure_code), may: maySetTarget },
  run: async (tx, actor, input, { today }) => {
    const measure = await findMeasureBrief(tx, input.measure_code)
    if (measure === null) return refused({ kind: 'not-found' })
    const period = parsePeriodKey(input.period_key)
    const tolerance = parseTolerance(input.tolerance)
    const upper = input.upper === '' ? null : parseNumber(input.upper)
    const fields: Record<string, string[]> = {}
    if (period === null) fields.period_key = ['Enter a period such as 2026-27-Q2']
    if (!tolerance.ok) fields.tolerance = [`Enter ${tolerance.error}`]
    if (upper !== null && !upper.ok) fields.upper = [upper.error]
    const earlier = await tx
      .selectFrom('target_now')
      .select(['version', 'target_value', 'target_upper', 'target_text', 'tolerance_kind', 'tolerance_value'])
      .where('measure_code', '=', input.measure_code)
      .where('period_key', '=', input.period_key)
      .executeTakeFirst()
    if (earlier !== undefined && input.reason === '') {
      fields.reason = ['Say why the target changes: the earlier one stays in the history with your reason']
    }
    if (period === null || !tolerance.ok || (upper !== null && !upper.ok) || fields.reason !== undefined) {
      return refused({ kind: 'invalid', fields })
    }
    const target = {
      ...readTarget(input.target, measure.kind),
      measure_code: input.measure_code,
      period,
      target_upper: upper?.value.value ?? null,
      tolerance: tolerance.value,
      reason: input.reason,
      source: `Set on ${printDate(today)}`,
    }
    const changed = await keepTargets(tx, actor.council_id, actor.name, [target])
    return ok({
      value: { changed: changed.length > 0 },
      subject: { kind: 'target', id: `${input.measure_code} ${period.key}` },
      before: earlier ?? null,
      after: { ...target, period: period.key },
      reason: input.reason,
      events: changed.length > 0 ? [{ name: 'targets.changed', payload: { measure_codes: changed } }] : [],
    })
  },
})
