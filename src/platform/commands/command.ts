import { z } from 'zod'
import type { Result } from '#kernel/result.ts'
import type { Actor, Leave, Place } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { Scan } from '#platform/hardening/door.ts'

/** The doors a command can be asked through. */
export type Door = 'form' | 'api' | 'cli' | 'job'

/** Why a command was not carried out; nothing of it is kept. A key of `fields` names the input field, '' the whole. */
export type Refusal =
  | { kind: 'invalid'; fields: Record<string, string[]> }
  | { kind: 'forbidden'; reason: string }
  | { kind: 'not-found' }
  | { kind: 'conflict'; message: string }

export type Outcome<Value> = {
  value: Value
  subject: { kind: string; id: string }
  before?: unknown
  after?: unknown
  reason?: string
  events?: DomainEvent[]
}

export type DomainEvent = { name: string; payload: unknown }

export type CommandContext = {
  today: string
  now: Date
  door: Door
  request_id: string
  emit: (event: DomainEvent) => void
}

export type Command<Input, Value> = {
  /** slice.verb-noun, as it stands in the audit log and the API. */
  name: string
  title: string
  input: z.ZodType<Input>
  /** What it gives back, for the description that programs read. */
  answer?: z.ZodType<Value>
  /**
   * Whether there is any input with which this actor might do it: true, or the sentence that tells why not. Asked before the
   * input is looked at, so that nobody without leave learns what there is to fill in.
   */
  may: (actor: Actor) => Leave
  /** Where leave depends on what is asked for, and not on where it lies: the same question with the input in hand. */
  mayThis?: (actor: Actor, input: Input) => Leave
  /** For a thing that lies somewhere in the council: where it is (null when there is none), and whether a role reaches there. */
  place?: {
    /** The kind of thing, by which the permission table asks. */
    thing: Place['thing']
    find: (tx: Tx, input: Input, council_id: string) => Promise<Place | null>
    may: (actor: Actor, place: Place) => Leave
  }
  /** What somebody must be to a person, where no role decides it: `run` finds out, and answers a stranger 'not-found'. */
  relation?: 'line manager'
  /** For a file from elsewhere: has it looked at for malware, with leave and before any of it is read; null, or why not. */
  inspect?: (input: Input, scan: Scan) => Promise<Refusal | null>
  run: (tx: Tx, actor: Actor, input: Input, context: CommandContext) => Promise<Result<Outcome<Value>, Refusal>>
}

/** The answer of a command that has nothing to say but that it was done. */
export const nothingToSay = z.object({})

/** A write of the product: nothing is written but by one of these, so nothing is written without leave and audit. */
export const defineCommand = <Input, Value>(command: Command<Input, Value>): Command<Input, Value> => command

/** What a later wing does inside the transaction of an earlier wing's command. */
export type Listener = {
  event: string
  inTransaction: (tx: Tx, actor: Actor, payload: unknown, context: CommandContext) => Promise<void>
}
