import { z } from 'zod'
import { isIsoDate } from '#kernel/dates.ts'
import { parsePeriodKey } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { findMeasureBrief, findMeasurePlace } from '#plan/measures/door.ts'
import {
  mayEnterValue,
  mayEnterValues,
  mayExplain,
  mayExplainValues,
  maySignOff,
  maySignOffValues,
} from '#platform/access/door.ts'
import { defineCommand, type Refusal } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { givenBy, keepComments, keepValues } from './keep.ts'
import { commentOn, newestOf, versionsOf } from './queries.ts'
import { bySomebodyElse, type EnteredBy, type Person, readFigure, reasonExpected, valueStates } from './rules.ts'

const figureOf = { measure_code: z.string().min(1), period_key: z.string().min(1) }
const optional = z.string().trim().default('')

const find = (tx: Tx, { measure_code }: { measure_code: string }) => findMeasurePlace(tx, measure_code)

/** Records a figure as a further version. Correcting one that was final needs a reason and makes it revised. */
export const recordValue = defineCommand({
  name: 'returns.record-value',
  title: 'Record a figure',
  answer: z.object({ version: z.int(), changed: z.boolean() }),
  input: z.object({
    ...figureOf,
    value: z.string().trim().min(1, 'Enter the figure, or words such as Not available'),
    state: z.enum(valueStates).or(z.literal('')).default(''),
    numerator: optional,
    denominator: optional,
    forecast: optional,
    reason: optional,
  }),
  may: mayEnterValues,
  place: { thing: 'measure', find, may: mayEnterValue },
  run: async (tx, actor, input) => {
    const { measure_code, period_key, reason } = input
    const period = parsePeriodKey(period_key)
    const found = period === null ? null : await newestOf(tx, measure_code, period_key)
    if (found === null || period === null) return refused({ kind: 'not-found' })
    const figure = readFigure(input.value, input.state === '' ? null : input.state, found.kind)
    const numbers = readNumbers({
      numerator: input.numerator,
      denominator: input.denominator,
      forecast: input.forecast,
    })
    if (!figure.ok) {
      const fields = { ...(numbers.ok ? {} : numbers.error), value: [`Enter ${figure.error}`] }
      return refused({ kind: 'invalid', fields })
    }
    if (!numbers.ok) return refused({ kind: 'invalid', fields: numbers.error })
    const before = found.newest
    const value = {
      ...figure.value,
      measure_code,
      period,
      numerator: numbers.value.numerator ?? null,
      denominator: numbers.value.denominator ?? null,
      forecast_value: numbers.value.forecast ?? null,
      reason,
      import_row: null,
    }
    const from = givenBy(actor, null)
    const kept = await keepValues(tx, from, [value], before === null ? [] : [before])
    if (kept.faults.length > 0) return refused({ kind: 'invalid', fields: { reason: [`Enter ${reasonExpected}`] } })
    const version = kept.changed[0]?.version ?? before?.version ?? 1
    return ok({
      value: { version, changed: kept.changed.length > 0 },
      subject: { kind: 'value', id: `${measure_code} ${period_key}` },
      before,
      after: { ...figure.value, version },
      reason,
      events: kept.changed.length > 0 ? [changedEvent(measure_code, period_key)] : [],
    })
  },
})

const changedEvent = (measure_code: string, period_key: string) => ({
  name: 'returns.values-changed',
  payload: { measure_codes: [measure_code], period_keys: [period_key] },
})

const readNumbers = (
  written: Record<string, string>,
): Result<Record<string, string | null>, Record<string, string[]>> => {
  const faults: Record<string, string[]> = {}
  const values: Record<string, string | null> = {}
  for (const [name, text] of Object.entries(written)) {
    const number = text === '' ? null : parseNumber(text)
    if (number !== null && !number.ok) faults[name] = [number.error]
    values[name] = number?.ok ? number.value.value : null
  }
  return Object.keys(faults).length > 0 ? refused(faults) : ok(values)
}

/** Writes what the service says of a figure, in its fixed parts. */
export const writeComment = defineCommand({
  name: 'returns.comment',
  title: 'Explain a figure',
  answer: z.object({ changed: z.boolean() }),
  input: z.object({
    ...figureOf,
    what_happened: z.string().trim().min(1, 'Say what happened'),
    why: optional,
    remedy: optional,
    remedy_by: optional.refine((text) => text === '' || isIsoDate(text), 'Enter a date such as 2027-03-31'),
    remedy_owner: optional,
  }),
  may: mayExplainValues,
  place: { thing: 'measure', find, may: mayExplain },
  run: async (tx, actor, input) => {
    if ((await findMeasureBrief(tx, input.measure_code)) === null || parsePeriodKey(input.period_key) === null) {
      return refused({ kind: 'not-found' })
    }
    const before = await commentOn(tx, input.measure_code, input.period_key)
    const comment = { ...input, remedy_by: input.remedy_by === '' ? null : input.remedy_by }
    const added = await keepComments(tx, actor.council_id, actor.name, [comment])
    return ok({
      value: { changed: added > 0 },
      subject: { kind: 'value', id: `${input.measure_code} ${input.period_key}` },
      before: before ?? null,
      after: comment,
      events: added > 0 ? [{ name: 'returns.commented', payload: { measure_codes: [input.measure_code] } }] : [],
    })
  },
})

/** Signs off the version of a figure that the signer saw; a later version needs a signature of its own. */
export const signOff = defineCommand({
  name: 'returns.sign-off',
  title: 'Sign a figure off',
  answer: z.object({ version: z.int() }),
  input: z.object({ ...figureOf, version: z.coerce.number().int().positive() }),
  may: maySignOffValues,
  place: { thing: 'measure', find, may: maySignOff },
  run: async (tx, actor, { measure_code, period_key, version }) => {
    const [newest] = await versionsOf(tx, measure_code, period_key)
    if (newest === undefined) return refused({ kind: 'not-found' })
    const refusal = whyNotSigned(newest, version, actor)
    if (refusal !== null) return refused(refusal)
    const signed_as = actor.roles.map(({ role_code }) => role_code).join(', ') || actor.kind
    await tx
      .insertInto('sign_off')
      .values({ council_id: actor.council_id, measure_code, period_key, version, signed_by: actor.name, signed_as })
      .execute()
    return ok({
      value: { version },
      subject: { kind: 'value', id: `${measure_code} ${period_key}` },
      after: { version, signed_as },
      events: [{ name: 'returns.signed-off', payload: { measure_codes: [measure_code] } }],
    })
  },
})

type Newest = EnteredBy & { version: number; signed_by: string | null }

const whyNotSigned = (newest: Newest, version: number, person: Person): Refusal | null => {
  const leave = bySomebodyElse(newest, person)
  if (leave !== true) return { kind: 'forbidden', reason: leave }
  if (newest.version !== version) {
    return {
      kind: 'conflict',
      message: 'This figure has changed since you opened it. Look at it again before you sign.',
    }
  }
  if (newest.signed_by !== null) return { kind: 'conflict', message: `${newest.signed_by} has signed this figure off.` }
  return null
}
