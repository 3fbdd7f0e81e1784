import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { z } from 'zod'
import { commands } from '#registry.ts'

/** Stand in an input for what differs by council; `theirs` is the identifier of something of the other council. */
export const mark = '$mark'
export const theirs = '$theirs'
const fresh = '$fresh'
const framework = (name: string) => `$framework-${name}$`

export type Asked = { name: string; input: unknown }
const frameworks = ['stroud', 'stockton-on-tees'].map(
  (name) => [framework(name), readFileSync(new URL(`../../frameworks/${name}.yaml`, import.meta.url), 'utf8')] as const,
)

/** The input with what stands in it put in its place. */
export const fill = (input: unknown, own: { mark: string; theirs: string }): unknown => {
  const places = [
    [mark, own.mark],
    [theirs, own.theirs],
    [fresh, randomBytes(32).toString('hex')],
    ...frameworks,
  ] as const
  let text = JSON.stringify(input)
  for (const [place, words] of places) text = text.replaceAll(place, () => JSON.stringify(words).slice(1, -1))
  return JSON.parse(text)
}

type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
}

const csv = (kind: string, content: string) => ({ kind, file_name: `${mark}.csv`, content })
const figure = { measure_code: 'HOU03', period_key: '2026-27-Q2' }
const report = { product: 'quarterly', period: '2026-27-Q2', body: 'strategy-and-resources' }

/** Inputs that are carried out, in one council or in both, so that the property is about more than refusals. */
export const likely: readonly Asked[] = [
  { name: 'targets.set-target', input: { ...figure, target: '91', reason: mark } },
  { name: 'returns.record-value', input: { ...figure, value: '90.1', reason: mark } },
  { name: 'returns.comment', input: { ...figure, what_happened: mark, remedy_owner: mark } },
  { name: 'returns.sign-off', input: { ...figure, version: 1 } },
  {
    name: 'risk.assess',
    input: { risk_code: 'R1', period_key: '2026-27-Q3', changed: 'no', comment: mark, reviewed_by: mark },
  },
  { name: 'imports.import', input: csv('plan', `code,level,name\nT2,objective,${mark}\n`) },
  { name: 'imports.import', input: csv('organisation', `code,kind,name\nwaste,service,${mark}\n`) },
  { name: 'imports.import', input: csv('values', 'measure,period,value\nHOU03,2026-27-Q3,90.9\n') },
  {
    name: 'performance.record-published',
    input: { rows: [{ ...figure, status: 'on-target', printed_as: mark, source: mark }] },
  },
  { name: 'reports.write-text', input: { ...report, part: 'summary', content: mark } },
  { name: 'administration.add-person', input: { name: mark, email: 'somebody@example.org', roles: [] } },
  {
    name: 'tokens.make',
    input: { name: mark, days: 30, capabilities: ['import'], token_hash: fresh },
  },
  { name: 'webhooks.subscribe', input: { url: `https://${mark}.example.org/`, events: ['targets.changed'] } },
  { name: 'webhooks.unsubscribe', input: { webhook_id: theirs } },
  { name: 'tokens.revoke', input: { token_id: theirs } },
  { name: 'framework.adopt', input: { file_name: 'stroud.yaml', source_text: framework('stroud'), reason: mark } },
  {
    name: 'framework.adopt',
    input: { file_name: 'stockton.yaml', source_text: `# ${mark}\n${framework('stockton-on-tees')}`, reason: mark },
  },
]

const words = [mark, theirs, '', '1', '93.1', '2027-03-31']
const byField: Record<string, readonly string[]> = {
  measure_code: ['HOU03', theirs, mark],
  period_key: ['2026-27-Q1', '2026-27-Q2', '2026-27-Q3'],
  period: ['2026-27-Q1', '2026-27-Q2'],
  person_id: ['person', theirs],
  unit_code: ['waste', theirs],
  product: ['quarterly', mark],
  kind: ['plan', 'values', 'targets'],
  risk_code: ['R1', 'R2', theirs],
}

/** An input by a command's own schema: a command that is new is tried without a word here. */
const anyInput = (schema: Schema, field = ''): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => anyInput(one, field)))
  if (schema.properties)
    return fc.record(
      Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, anyInput(one, name)])),
    )
  if (schema.items) return fc.array(anyInput(schema.items, field), { maxLength: 2 })
  if (schema.type === 'string') return fc.constantFrom(...(byField[field] ?? words))
  if (schema.type === 'integer' || schema.type === 'number') return fc.integer({ min: 0, max: 3 })
  if (schema.type === 'boolean') return fc.boolean()
  return fc.constant(undefined)
}

const anyAsked = fc.oneof(
  ...commands.map(({ name, input }) =>
    anyInput(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema).map((given) => ({
      name: name as string,
      input: given,
    })),
  ),
)

/** A command with its input: two in three are likely to be carried out. */
export const asked: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...likely) },
  { weight: 1, arbitrary: anyAsked },
)
