import type { ParseArgsConfig } from 'node:util'

/** Said to whoever asks for what there is not. */
export const usage = `golden-thread: corporate performance management for councils

  golden-thread migrate
  golden-thread doctor
  golden-thread council add FRAMEWORK.yaml --council ID
  golden-thread framework adopt FRAMEWORK.yaml --council ID --reason TEXT
  golden-thread person add --council ID --name NAME --email ADDRESS [--post POST] [--role ROLE[:unit:CODE]]...
  golden-thread account add --email ADDRESS --name NAME     (the password on standard input)
  golden-thread account invite --email ADDRESS --name NAME  (a letter lets them choose the password)
  golden-thread account forget-factors --email ADDRESS      (for a lost phone: the password alone remains)
  golden-thread demo
  golden-thread import KIND FILE --council ID [--map MAP.yaml] [--dry-run]
  golden-thread commands [COMMAND]
  golden-thread do COMMAND --council ID [--as EMAIL] [--key KEY] < INPUT.json
  golden-thread report --council ID --product CODE --period KEY --body CODE --out DIR
  golden-thread compare-status [--council ID]
  golden-thread audit verify [--council ID] [--anchor FILE]
  golden-thread retention run [--council ID] [--dry-run]
`

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

/** An option without which there is no command; throws the usage. */
export const needed = (given: Options, name: keyof Options): string => {
  const value = given[name]
  if (typeof value !== 'string' || value === '') throw new Wrong(`--${name} is needed.\n\n${usage}`)
  return value
}
