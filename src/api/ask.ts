import type { Result } from '#kernel/result.ts'
import type { Command, Refusal } from '#platform/commands/door.ts'

/** Carries a command out for whoever asks; what `c.var.run` is. */
export type Ask = <Input, Value>(command: Command<Input, Value>, input: unknown) => Promise<Result<Value, Refusal>>

/** A command as programs see it. */
export type JsonCommand = {
  readonly name: string
  readonly title: string
  /** JSON Schema of the body, draft 2020-12. */
  readonly schema: JsonSchema
  /** JSON Schema of the answer; null where the command does not say. */
  readonly answer: JsonSchema | null
  readonly carryOut: (ask: Ask, body: unknown) => Promise<Result<unknown, Refusal>>
}

export type JsonSchema = {
  readonly type?: string
  readonly description?: string
  readonly properties?: Record<string, JsonSchema>
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
}
