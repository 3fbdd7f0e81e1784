import type { JsonSchema } from '../api/ask.ts'
import { everyJsonCommand } from '../api/json-commands.ts'
import type { Say } from './lines.ts'
import { Wrong } from './options.ts'

export const listCommands = ([name]: readonly string[], say: Say): void => {
  const lines = linesOfCommands(name)
  if (lines.length === 0) throw new Wrong(`There is no command ${name}.`)
  say(lines.join('\n'))
}

/** Every command of the registry with its fields, or the one named, as lines to read; none when there is no such command. */
export const linesOfCommands = (name?: string): string[] =>
  everyJsonCommand
    .filter((command) => name === undefined || command.name === name)
    .flatMap(({ name, title, schema }) => [`${name}: ${title}`, ...fieldLines(schema), ''])

const fieldLines = ({ properties = {}, required = [] }: JsonSchema): string[] =>
  Object.entries(properties).map(([field, schema]) => {
    const told = [required.includes(field) ? 'needed' : 'may be left out', typeWords(schema), schema.description]
    return `  ${field}: ${told.filter(Boolean).join('; ')}`
  })

const typeWords = ({ type, enum: choices, anyOf, items }: JsonSchema): string => {
  if (choices !== undefined) return `one of ${choices.join(', ')}`
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeWords))].filter(Boolean).join(' or ')
  if (type === 'array') return `list${items === undefined ? '' : ` of ${typeWords(items) || 'things'}`}`
  return type ?? ''
}
