import { z } from 'zod'
import { findFramework } from '#framework/adoption.ts'
import { isIsoDate } from '#kernel/dates.ts'
import { parsePeriod } from '#kernel/period.ts'
import { ok, refused } from '#kernel/result.ts'
import { findMeasureBrief } from '#plan/measures/door.ts'
import { mayWithhold } from '#platform/access/door.ts'
import { defineCommand, nothingToSay } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { listWithheld } from './queries.ts'
import { partsOf, runsOn, type Withheld } from './rules.ts'

const examples = 'such as Q2 2026/27, September 2026 or 2026/27'

const code = z.string().trim().default('')

/** Withholds a measure's figures, or a part of a report, from members and the public, who are told the reason. */
export const withhold = defineCommand({
  name: 'withheld.withhold',
  title: 'Withhold from release',
  answer: z.object({ number: z.int() }),
  input: z.object({
    measure_code: code,
    product_code: code,
    section: code,
    from_period: z.string().trim().min(1, `Enter the first period, ${examples}`),
    until: code.refine((text) => text === '' || isIsoDate(text), 'Enter the last day, such as 2027-03-31'),
    reason: z
      .string()
      .trim()
      .min(1, 'Say why: members and the public read this')
      .max(500, 'Write 500 characters at most'),
  }),
  may: mayWithhold,
  run: async (tx, actor, input, { today }) => {
    const framework = await findFramework(tx, actor.council_id)
    if (framework === null) return refused({ kind: 'not-found' })
    const { measure_code, product_code, section, reason } = input
    const ofMeasure = measure_code !== ''
    const read = parsePeriod(input.from_period, { basis: framework.year.basis })
    const period = read.ok ? read.value : null
    const until = input.until === '' ? null : input.until
    const fields: Record<string, string[]> = {}
    if (ofMeasure === (product_code !== '' || section !== ''))
      fields.measure_code = ['Choose either a measure or a part of a report']
    else if (ofMeasure && (await findMeasureBrief(tx, measure_code)) === null)
      fields.measure_code = [`There is no measure ${measure_code}`]
    else if (
      !ofMeasure &&
      !partsOf(framework).some((part) => part.product === product_code && part.section === section)
    )
      fields.section = ['Choose a part of a report']
    if (period === null) fields.from_period = [`Enter a period ${examples}`]
    if (until !== null && until < today) fields.until = ['The last day is today or later']
    if (period === null || Object.keys(fields).length > 0) return refused({ kind: 'invalid', fields })
    const what = ofMeasure ? { measure_code } : { product_code, section }
    const all = await listWithheld(tx)
    const running = all.find((one) => runsOn(one, today) && one.from_on <= period.start_on && isOf(one, what))
    if (running) return refused({ kind: 'conflict', message: `This is withheld already: ${running.reason}` })
    const number = (all[0]?.number ?? 0) + 1
    const held = { ...what, from_period: period.key, until }
    await tx
      .insertInto('withheld')
      .values({
        council_id: actor.council_id,
        number,
        ...held,
        from_on: period.start_on,
        reason,
        withheld_by: actor.name,
        withheld_on: today,
      })
      .execute()
    return ok({ value: { number }, subject: { kind: 'withheld', id: String(number) }, after: held, reason })
  },
})

/** Ends the withholding from today. What was kept back goes out with the next report that is released. */
export const lift = defineCommand({
  name: 'withheld.lift',
  title: 'Withhold no longer',
  answer: nothingToSay,
  input: z.object({
    number: z.coerce.number('Choose what is withheld').int('Choose what is withheld').min(1).max(2_147_483_647),
    reason: z.string().trim().min(1, 'Say why').max(500, 'Write 500 characters at most'),
  }),
  may: mayWithhold,
  run: async (tx, actor, { number, reason }, { today }) => {
    const held = (await listWithheld(tx)).find((one) => one.number === number && runsOn(one, today))
    if (held === undefined) return refused({ kind: 'not-found' })
    await endOf(tx, number, { lifted_on: today, lifted_by: actor.name, lifted_reason: reason })
    const { measure_code, product_code, section, until } = held
    const what = measure_code === null ? { product_code, section } : { measure_code }
    return ok({
      value: {},
      subject: { kind: 'withheld', id: String(number) },
      before: { ...what, until },
      after: { ...what, until: today },
      reason,
    })
  },
})

const isOf = (one: Withheld, what: { measure_code?: string; product_code?: string; section?: string }): boolean =>
  one.measure_code === (what.measure_code ?? null) &&
  one.product_code === (what.product_code ?? null) &&
  one.section === (what.section ?? null)

const endOf = (tx: Tx, number: number, end: { lifted_on: string; lifted_by: string; lifted_reason: string }) =>
  tx.updateTable('withheld').set(end).where('number', '=', number).execute()
