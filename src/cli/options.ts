import type { ParseArgsConfig } from 'node:util'

/** What was typed after two dashes. */
export type Options = {
  anchor?: string
  council?: string
  map?: string
  'dry-run'?: boolean
  product?: string
  period?: string
  body?: string
  out?: string
  reason?: string
  name?: string
  email?: string
  post?: string
  role?: string[]
  as?: string
  key?: string
  help?: boolean
}

export const options = {
  anchor: { type: 'string' },
  council: { type: 'string' },
  map: { type: 'string' },
  'dry-run': { type: 'boolean' },
  product: { type: 'string' },
  period: { type: 'string' },
  body: { type: 'string' },
  out: { type: 'string' },
  reason: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  post: { type: 'string' },
  role: { type: 'string', multiple: true },
  as: { type: 'string' },
  key: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** What went wrong in a way the person at the keyboard can mend. */
export class Wrong extends Error {}

/** Something was not typed as the usage says, which is said as well. */
export class Misused extends Wrong {}

/** An option without which there is no command; throws Misused. */
export const needed = (given: Options, name: keyof Options): string => {
  const value = given[name]
  if (typeof value !== 'string' || value === '') throw new Misused(`--${name} is needed.`)
  return value
}
