import type { Context } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { mayEditPeople, peopleMeant } from '#platform/access/door.ts'
import type { Command, Refusal } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { type Typed, typedIn } from '#platform/forms/door.ts'
import { unstorableFields } from '#platform/hardening/door.ts'
import { distinct, type PersonChoice, spacedOnce, whoIsMeant, whoWords } from './who-rules.ts'

/** So many are offered in a list beside a field; of more, nobody looks through a list. */
const mostOffered = 200
const mostLookedAt = 50

/** Everybody with the council where they are few enough to be offered; nobody of a larger one. */
export const peopleOffered = async (tx: Tx): Promise<readonly PersonChoice[]> => {
  const found = await peopleMeant(tx, '', { most: mostOffered + 1, by_address: false })
  return found.length > mostOffered ? [] : found
}

/** How somebody stands in a field that names them, so that it means nobody else when it is sent as it is. */
export const wordsFor = async (tx: Tx, person: PersonChoice): Promise<string> => {
  const words = whoWords(person)
  const meant = whoIsMeant(words, await peopleMeant(tx, words, { most: mostLookedAt, by_address: false }))
  return meant.ok ? words : distinct(person)
}

type Asked<Input, Value> = {
  command: Command<Input, Value>
  /** What the command is given for what was typed. */
  input: (values: Typed) => object
  /** The field of the form in which somebody is named, where there is one. */
  who?: string | undefined
}

/**
 * Runs a command with what was typed into its form, and the identifier of whom a field names in place of the words. Nobody is
 * looked for on behalf of somebody without leave: the command says so. Returns what was typed as well, to be shown again.
 */
export const runTyped = async <Input, Value>(
  c: Context<CouncilEnv>,
  { command, input, who }: Asked<Input, Value>,
): Promise<{ values: Typed; done: Result<Value, Refusal> }> => {
  const values = await typedIn(c)
  const looks = who !== undefined && command.may(c.var.actor) === true
  const given = looks ? await withWho(c, values, who) : ok(values)
  return { values, done: given.ok ? await c.var.run(command, input(given.value)) : given }
}

/** Refused for that field. */
const withWho = async (c: Context<CouncilEnv>, values: Typed, field: string): Promise<Result<Typed, Refusal>> => {
  const text = spacedOnce(values[field] ?? '')
  // the command itself says what is wrong with either
  if (text === '' || unstorableFields(text).length > 0) return ok(values)
  const { actor, council, database } = c.var
  const by_address = mayEditPeople(actor) === true
  const candidates = await database.asCouncil(council.council_id, (tx) =>
    peopleMeant(tx, text, { most: mostLookedAt, by_address }),
  )
  const meant = whoIsMeant(text, candidates)
  if (!meant.ok) return refused({ kind: 'invalid', fields: { [field]: [meant.error] } })
  return ok({ ...values, [field]: meant.value })
}
