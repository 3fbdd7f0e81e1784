import type { z } from 'zod'

export type KeyPath = readonly (string | number)[]

/** A fault that knows its key but not yet its line. */
export type Misplaced = { path: KeyPath; message: string }

/** One thing wrong with a framework file. `line` and `column` count from 1; `key` is '' for a fault of the whole file. */
export type FrameworkFault = { file: string; line: number; column: number; key: string; message: string }

type Issue = z.core.$ZodIssue

/** A schema fault in plain sentences, each at the key it is about. */
export const sentencesFor = (issue: Issue): Misplaced[] => {
  const path = issue.path as KeyPath
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: `"${key}" is not a key that is known here.` }))
    case 'invalid_type':
      return [{ path, message: issue.input === undefined ? missingOr(issue) : wrongType(issue) }]
    case 'invalid_value':
      return [{ path, message: oneOf(issue) }]
    case 'invalid_union':
      return [{ path, message: 'This is written in none of the ways that are allowed here.' }]
    case 'too_small':
      return [
        { path, message: issue.origin === 'array' ? `This list needs at least ${issue.minimum}.` : asSentence(issue) },
      ]
    case 'invalid_key':
      return [{ path, message: `"${String(path.at(-1))}" is not a word that is known here.` }]
    default:
      return [{ path, message: asSentence(issue) }]
  }
}

const missingOr = (issue: Issue & { code: 'invalid_type' }) => {
  // Zod leaves `input` out of finished issues; its own sentence still says whether anything was there.
  const absent = issue.message.includes('received undefined')
  return absent ? `"${String(issue.path.at(-1))}" is missing.` : wrongType(issue)
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of keys',
  record: 'a set of keys',
}

const wrongType = (issue: Issue & { code: 'invalid_type' }) =>
  issue.message.startsWith('must')
    ? `This ${issue.message}.`
    : `This must be ${kinds[issue.expected] ?? issue.expected}.`

const oneOf = (issue: Issue & { code: 'invalid_value' }) => {
  if (issue.message.startsWith('must')) return `This ${issue.message}.`
  const words = issue.values.map(String)
  return words.length === 1 ? `This must be ${words[0]}.` : `This must be one of: ${words.join(', ')}.`
}

const asSentence = (issue: Issue) => (issue.message.startsWith('must') ? `This ${issue.message}.` : `${issue.message}.`)
