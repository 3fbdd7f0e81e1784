import { z } from 'zod'
import type { Command } from '#platform/commands/door.ts'
import { commands } from '#registry.ts'
import type { Ask, JsonCommand, JsonSchema } from './ask.ts'
import { fieldWords } from './field-words.ts'
import { importAnswer, importBody, importFromJson } from './import-file.ts'

/** The runner parses the input by the command's own schema, so here every command takes anything. */
const registered: readonly Command<unknown, unknown>[] = commands as never

/**
 * What a person does on a page: a secret is shown there once, and a program neither decides on tokens nor writes what is for
 * two people's eyes.
 */
const onPagesOnly: readonly string[] = [
  'tokens.make',
  'tokens.revoke',
  'webhooks.subscribe',
  'appraisals.record',
  'appraisals.correct',
]

/** Every command of the registry in its order, with its JSON. A file to import has its own body. */
export const everyJsonCommand: readonly JsonCommand[] = registered.map((command) => ({
  name: command.name,
  title: command.title,
  ...(command.name === 'imports.import'
    ? { schema: schemaOf(importBody), answer: answerOf(importAnswer), carryOut: importFromJson }
    : {
        schema: schemaOf(command.input),
        answer: answerOf(command.answer),
        carryOut: (ask: Ask, body: unknown) => ask(command, body),
      }),
}))

/** Those that programs may ask for. */
export const jsonCommands = everyJsonCommand.filter(({ name }) => !onPagesOnly.includes(name))

export const jsonCommandNamed = (name: string): JsonCommand | undefined =>
  jsonCommands.find((command) => command.name === name)

function schemaOf(input: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return withWords(schema as JsonSchema)
}

function answerOf(answer: z.ZodType | undefined): JsonSchema | null {
  if (answer === undefined) return null
  // as of an input: an answer may gain fields, so programs are not told that there are no others
  const { $schema: _, ...schema } = z.toJSONSchema(answer, { io: 'input' })
  return schema as JsonSchema
}

/** A field that several commands have says what it holds once, here, unless the command says it better. */
function withWords(schema: JsonSchema): JsonSchema {
  const described = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const words = field.description ?? fieldWords[name]
    return [name, words === undefined ? field : { ...field, description: words }] as const
  })
  return { ...schema, properties: Object.fromEntries(described) }
}
