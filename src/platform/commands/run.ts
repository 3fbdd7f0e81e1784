import { sql } from 'kysely'
import { type Result, refused } from '#kernel/result.ts'
import { type Actor, actingFor, type Place } from '#platform/access/door.ts'
import { recordAudit } from '#platform/audit/door.ts'
import type { Database, Tx } from '#platform/database/door.ts'
import { type Scan, scanNothing, unstorableFields } from '#platform/hardening/door.ts'
import type { Command, CommandContext, DomainEvent, Door, Listener, Outcome, Refusal } from './command.ts'
import { answerBefore, hashOfInput, keepAnswer } from './kept-answers.ts'

export type Runner = {
  database: Database
  /** A `fixed` clock tells the database the time too, so that what is recorded agrees with it. */
  clock: { now: () => Date; today: () => string; fixed?: true }
  listeners: readonly Listener[]
  /** Looks at files from elsewhere; without it, nothing does. */
  scan?: Scan
}

export type Asking = { door: Door; request_id: string; idempotency_key?: string | undefined }

/**
 * Carries a command out: asks whether the actor may at all, parses the input, asks whether they may do just that, has a file
 * looked at, opens a transaction bound to their council, finds the place and asks whether they may there, runs, lets the
 * listeners react, writes the audit row and the events, commits. A refusal undoes everything and comes back as a value.
 * Two who change one thing at the same moment come after one another, or the later is told of the conflict.
 * A repeated idempotency key gives the first answer again; the same key with other input is a conflict.
 */
export const runCommand = async <Input, Value>(
  runner: Runner,
  command: Command<Input, Value>,
  actor: Actor,
  raw: unknown,
  asking: Asking,
): Promise<Result<Value, Refusal>> => {
  const atAll = command.may(actor)
  if (atAll !== true) return refused({ kind: 'forbidden', reason: atAll })
  const parsed = command.input.safeParse(raw)
  if (!parsed.success) return refused({ kind: 'invalid', fields: fieldsOf(parsed.error.issues) })
  const unstorable = unstorableFields(parsed.data)
  if (unstorable.length > 0) return refused({ kind: 'invalid', fields: asFields(unstorable) })
  const leave = command.mayThis?.(actor, parsed.data) ?? true
  if (leave !== true) return refused({ kind: 'forbidden', reason: leave })
  const unsafe = await command.inspect?.(parsed.data, runner.scan ?? scanNothing)
  if (unsafe) return refused(unsafe)
  for (let tries = 1; ; tries++) {
    try {
      return await runner.database.asCouncil(actor.council_id, (tx) =>
        inTransaction(runner, command, actor, parsed.data, asking, tx),
      )
    } catch (error) {
      if (error instanceof Undone) return refused(error.refusal)
      if (!isCollision(error)) throw error
      if (tries === mostTries) return refused(collided)
    }
  }
}

/** A command is made of its input and the database alone, so whoever lost a race may run again and see what won. */
const mostTries = 4

/** Two made the next version of one thing at once, or waited for one another. */
const isCollision = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['23505', '40001', '40P01'].includes(String(error.code))

const collided: Refusal = {
  kind: 'conflict',
  message: 'Somebody else changed this at the same moment. Nothing of yours was kept: look at it and try again.',
}

const asFields = (names: readonly string[]): Record<string, string[]> =>
  Object.fromEntries(
    names.map((name) => [name, ['Leave out the character that cannot be kept: it is number zero, or half of one']]),
  )

/** Thrown to roll the transaction back; never leaves this file. */
class Undone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('refused')
    this.refusal = refusal
  }
}

const inTransaction = async <Input, Value>(
  runner: Runner,
  command: Command<Input, Value>,
  actor: Actor,
  input: Input,
  asking: Asking,
  tx: Tx,
): Promise<Result<Value, Refusal>> => {
  const key = asking.idempotency_key
  const hash = key === undefined ? '' : hashOfInput(command.name, input)
  if (key !== undefined) {
    const earlier = await answerBefore<Value>(tx, actor, key, hash)
    if (earlier !== null) return earlier
  }
  const place = await placeOf(command, actor, input, tx)
  if (!place.ok) throw new Undone(place.error)
  const events: DomainEvent[] = []
  const context: CommandContext = {
    today: runner.clock.today(),
    now: runner.clock.now(),
    door: asking.door,
    request_id: asking.request_id,
    emit: (event) => events.push(event),
  }
  if (runner.clock.fixed)
    await sql`select set_config('golden_thread.now', ${context.now.toISOString()}, true)`.execute(tx)
  const done = await command.run(tx, actor, input, context)
  if (!done.ok) throw new Undone(done.error)
  events.push(...(done.value.events ?? []))
  await letListenersReact(runner.listeners, events, tx, actor, context)
  const acting = actingFor(actor, (as) => isAllowed(command, as, input, place.value))
  await keepTrace(tx, acting, command.name, done.value, events, asking)
  if (key !== undefined) await keepAnswer(tx, actor, key, command.name, hash, done.value.value)
  return { ok: true, value: done.value.value }
}

/** A role may be held for a part of the council: the thing must be found, and lie within that part. */
const placeOf = async <Input, Value>(
  { place }: Command<Input, Value>,
  actor: Actor,
  input: Input,
  tx: Tx,
): Promise<Result<Place | null, Refusal>> => {
  if (place === undefined) return { ok: true, value: null }
  const found = await place.find(tx, input, actor.council_id)
  if (found === null) return refused({ kind: 'not-found' })
  const leave = place.may(actor, found)
  return leave === true ? { ok: true, value: found } : refused({ kind: 'forbidden', reason: leave })
}

const isAllowed = <Input, Value>(
  { may, mayThis, place }: Command<Input, Value>,
  actor: Actor,
  input: Input,
  where: Place | null,
): boolean =>
  may(actor) === true &&
  (mayThis?.(actor, input) ?? true) === true &&
  (where === null || place?.may(actor, where) === true)

/** Events raised by a listener are heard in their turn, so the list may grow while it is read. */
const letListenersReact = async (
  listeners: readonly Listener[],
  events: readonly DomainEvent[],
  tx: Tx,
  actor: Actor,
  context: CommandContext,
) => {
  for (const event of events) {
    for (const listener of listeners) {
      if (listener.event === event.name) await listener.inTransaction(tx, actor, event.payload, context)
    }
  }
}

const keepTrace = async <Value>(
  tx: Tx,
  actor: Actor,
  command: string,
  outcome: Outcome<Value>,
  events: readonly DomainEvent[],
  asking: Asking,
) => {
  const { subject, before, after, reason } = outcome
  await recordAudit(events.length === 0 ? tx : withEvents(tx, actor, events), actor, {
    command,
    door: asking.door,
    request_id: asking.request_id,
    subject,
    before,
    after,
    reason,
  })
}

/** The events go into the outbox in the statement that comes next. */
const withEvents = (tx: Tx, actor: Actor, events: readonly DomainEvent[]) =>
  tx.with('raised', (db) =>
    db.insertInto('event').values(
      events.map((event) => ({
        council_id: actor.council_id,
        name: event.name,
        payload: JSON.stringify(event.payload),
      })),
    ),
  )

const fieldsOf = (issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  for (const issue of issues) {
    const field = issue.path.map(String).join('.')
    fields[field] = [...(fields[field] ?? []), messageOf(issue)]
  }
  return fields
}

/** A field that was not sent at all, as a person would be told of it; a choice that nobody made is sent as nothing. */
const messageOf = ({ message }: { message: string }): string =>
  /^Invalid input: expected .+, received undefined$/.test(message) ? 'Choose or enter something here' : message
