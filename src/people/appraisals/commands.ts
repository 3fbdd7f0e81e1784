import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { findFramework } from '#framework/adoption.ts'
import type { Framework } from '#framework/door.ts'
import { isIsoDate } from '#kernel/dates.ts'
import { ok, refused } from '#kernel/result.ts'
import {
  findPerson,
  managersOf,
  mayCorrectAppraisal,
  mayRecordAppraisal,
  mayRecordAppraisals,
} from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { concerns, findAppraisal, listHeld, readAs } from './queries.ts'
import { conversationName, faultsOf, type Held } from './rules.ts'

const whichKind = 'Choose which conversation it was'

const facts = {
  kind: z.string(whichKind).trim().min(1, whichKind),
  year_key: z.string().trim().min(1, 'Choose the year it was for'),
  held_on: z.string().trim().refine(isIsoDate, 'Enter the day it was held, such as 2026-11-20'),
  next_due_on: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || isIsoDate(text), 'Enter the day the next one is due, such as 2027-05-20'),
}
const agreed = z.string().trim().min(1, 'Enter what was agreed').max(20_000, 'Write 20,000 characters at most')

/** What the audit log keeps in place of the words. */
const unsaid = 'Written, and kept for the person and their line manager alone'

/**
 * Records that a line manager and somebody they manage have talked, and what they agreed. To whoever is not the line
 * manager the person is not there.
 */
export const recordAppraisal = defineCommand({
  name: 'appraisals.record',
  title: 'Record an appraisal',
  relation: 'line manager',
  answer: z.object({ appraisal_id: z.string() }),
  input: z.object({ person_id: z.string().min(1), ...facts, agreed }),
  may: mayRecordAppraisals,
  run: async (tx, actor, { person_id, agreed, ...input }, { today }) => {
    const person = await findPerson(tx, person_id)
    const managers = (await managersOf(tx, person_id, today)).map((manager) => manager.person_id)
    const framework = await findFramework(tx, actor.council_id)
    if (person === undefined || framework === null) return refused({ kind: 'not-found' })
    if (mayRecordAppraisal(actor, { person_id, managers }) !== true) return refused({ kind: 'not-found' })
    const held = heldOf(input)
    const fields = faultsOf(framework, held, today)
    if (Object.keys(fields).length > 0) return refused({ kind: 'invalid', fields })
    const known = await alreadyHeld(tx, person_id, held)
    if (known !== undefined) return refused({ kind: 'conflict', message: knownWords(framework, known) })
    const appraisal_id = randomUUID()
    await readAs(tx, actor, today)
    await keep(tx, { council_id: actor.council_id, appraisal_id, version: 1, person_id }, held, {
      written_by: actor.person_id,
      agreed,
      reason: '',
    })
    return ok({
      value: { appraisal_id },
      subject: { kind: 'appraisal', id: appraisal_id },
      after: { appraisal_of: person_id, name: person.name, ...held, version: 1, agreed: unsaid },
    })
  },
})

/** Writes a further version of a record. Why is for the same eyes as what was agreed, so the audit log has neither. */
export const correctAppraisal = defineCommand({
  name: 'appraisals.correct',
  title: 'Correct the record of an appraisal',
  relation: 'line manager',
  answer: z.object({ version: z.int() }),
  input: z.object({
    appraisal_id: z.string().min(1),
    version: z.coerce.number('Open the record again').int().min(1).max(2_147_483_000),
    ...facts,
    agreed,
    reason: z.string().trim().min(1, 'Say why it is corrected').max(2000, 'Write 2,000 characters at most'),
  }),
  may: mayRecordAppraisals,
  run: async (tx, actor, { appraisal_id, version: seen, agreed, reason, ...input }, { today }) => {
    const found = await findAppraisal(tx, actor, today, appraisal_id)
    const framework = await findFramework(tx, actor.council_id)
    if (found === null || framework === null) return refused({ kind: 'not-found' })
    if (mayCorrectAppraisal(actor, concerns(found)) !== true) return refused({ kind: 'not-found' })
    const { person, versions } = found
    if (versions[0].version !== seen)
      return refused({ kind: 'conflict', message: 'Somebody corrected this record meanwhile. Open it again.' })
    const held = heldOf(input)
    const fields = faultsOf(framework, held, today)
    if (Object.keys(fields).length > 0) return refused({ kind: 'invalid', fields })
    const known = await alreadyHeld(tx, person.person_id, held, appraisal_id)
    if (known !== undefined) return refused({ kind: 'conflict', message: knownWords(framework, known) })
    const version = seen + 1
    const { person_id, name } = person
    await keep(tx, { council_id: actor.council_id, appraisal_id, version, person_id }, held, {
      written_by: actor.person_id,
      agreed,
      reason,
    })
    const was = heldOf({ ...versions[0], next_due_on: versions[0].next_due_on ?? '' })
    const of = { appraisal_of: person_id, name }
    return ok({
      value: { version },
      subject: { kind: 'appraisal', id: appraisal_id },
      before: { ...of, ...was, version: seen },
      after: { ...of, ...held, version, agreed: unsaid },
    })
  },
})

type Facts = Omit<Held, 'appraisal_id' | 'person_id'>

const heldOf = ({ kind, year_key, held_on, next_due_on }: Record<keyof Facts, string>): Facts => ({
  kind,
  year_key,
  held_on,
  next_due_on: next_due_on === '' ? null : next_due_on,
})

/** The same conversation of the same year, recorded already; whoever records another for this person waits meanwhile. */
const alreadyHeld = async (tx: Tx, person_id: string, { kind, year_key }: Facts, but?: string) => {
  await sql`select from person where person_id = ${person_id} for update`.execute(tx)
  const held = await listHeld(tx, { people: [person_id] })
  return held.find((one) => one.kind === kind && one.year_key === year_key && one.appraisal_id !== but)
}

const knownWords = (framework: Framework, { year_key, kind }: Held): string =>
  `“${conversationName(framework, year_key, kind)}” is recorded for that year already: correct that record instead.`

type Key = { council_id: string; appraisal_id: string; version: number; person_id: string }
type Words = { written_by: string; agreed: string; reason: string }

const keep = async (tx: Tx, key: Key, held: Facts, { written_by, ...words }: Words): Promise<void> => {
  await tx
    .insertInto('appraisal')
    .values({ ...key, ...held, written_by })
    .execute()
  await tx
    .insertInto('appraisal_words')
    .values({ ...key, ...words })
    .execute()
}
