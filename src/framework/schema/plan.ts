import { z } from 'zod'
import { code, councilIds, illustrative, isoDate, itemCode, text } from './common.ts'
import { versionOfDocument } from './councils.ts'

export const documentKinds = [
  'corporate-plan',
  'community-strategy',
  'delivery-plan',
  'policy-strategy',
  'delivery-strategy',
  'service-plan',
  'individual-plan',
  'financial-plan',
  'project-framework',
  'framework',
  'policy',
  'evidence',
  'annual-report',
] as const

export const planDocument = z.strictObject({
  code,
  name: text,
  kind: z.enum(documentKinds),
  councils: councilIds.optional(),
  under: z.array(code).optional().describe('Documents this one supports: the planning framework as a graph'),
  owner: text.optional(),
  partnership: z.boolean().optional().describe('Owned with or by partners rather than by the council alone'),
  per: z.enum(['division', 'service', 'team', 'person', 'project']).optional().describe('One of these for each …'),
  holds: z.array(text).optional().describe('What the document must contain'),
  from: isoDate.optional(),
  to: isoDate.optional(),
  approved_by: code.optional().describe('Code of the approving body'),
  review: z.strictObject({ frequency: text, next: text.optional(), by: text.optional() }).optional(),
  versions: z.array(versionOfDocument).optional(),
  approvals: z.array(z.strictObject({ body: text, date: isoDate, action: text })).optional(),
  summary_version: z.boolean().optional(),
  public: z.boolean().optional(),
  illustrative: illustrative.optional(),
})

const level = z.strictObject({
  code,
  name: text,
  plural: text,
  expected_count: z.int().positive().optional(),
  illustrative: illustrative.optional(),
})

const item = z.strictObject({
  code: itemCode,
  level: code,
  name: text,
  parents: z.array(itemCode).optional().describe('The thread is a graph: an item may serve several parents'),
  councils: councilIds.optional(),
  illustrative: illustrative.optional(),
})

export const plan = z.strictObject({
  document: z.union([code, z.record(code, code)]).describe('The plan, or one for each council id'),
  vision: text.optional(),
  levels: z.array(level).min(1).describe('From the top down'),
  items: z.array(item).default([]),
  values: z.array(text).optional(),
  illustrative: illustrative.optional(),
})

const count = z.strictObject({ from: z.int().positive(), to: z.int().positive() })

const tier = z.strictObject({
  code: z.enum(['strategic', 'operational', 'service', 'partner']),
  name: text,
  every: z.enum(['month', 'quarter', 'half-year', 'year']),
  expected_count: count.optional(),
  monitored_by: z.array(code).optional().describe('Codes of bodies'),
  held_by: text.optional(),
  reviewed: text.optional(),
})

const statutoryReturns = z.strictObject({ unit: code, name: text, note: text })

export const measures = z.strictObject({
  tiers: z.array(tier).min(1),
  kinds: z.array(z.enum(['quantitative', 'qualitative'])).default(['quantitative', 'qualitative']),
  natures: z
    .array(z.enum(['outcome', 'output', 'input', 'perception']))
    .default(['outcome', 'output', 'input', 'perception']),
  linked_to: code.optional().describe('The plan level each measure must be tied to'),
  many_parents: z.boolean().default(true),
  shared_between_councils: z.boolean().optional(),
  statutory_returns: z.array(statutoryReturns).optional(),
  benchmarked: text.optional(),
})

export const targets = z.strictObject({
  set_in_quarter: z.int().min(1).max(4).optional(),
  after: z.array(code).optional().describe('Documents that must be agreed first'),
  optional: z.boolean().default(true).describe('A measure may deliberately have no target, with a reason'),
  smart: z.boolean().default(false),
  record: z
    .array(z.enum(['rationale', 'unintended-consequences', 'smart-check', 'past-performance']))
    .default(['rationale']),
  approved_by: code.optional(),
  illustrative: illustrative.optional(),
})

export const servicePlans = z.strictObject({
  per: z.enum(['division', 'service', 'team']),
  parts: z.array(z.strictObject({ code, name: text, required: z.boolean().default(true) })).min(1),
  links_to: code.describe('The plan level that its measures and actions serve'),
  many_links: z.boolean().default(true),
  levels: z.array(text).optional(),
  look: z
    .enum(['plan', 'plain'])
    .default('plain')
    .describe("'plan' when templates carry the look of the corporate plan"),
})

export const evidence = z.strictObject({
  code,
  name: text,
  kind: z.enum(['assessment', 'survey', 'index', 'insight', 'narrative', 'equality']),
  shows: text,
})

export const projects = z.strictObject({
  name: text,
  document: code.optional(),
  roles: z.array(text).min(1),
  controls: z.array(text).min(1),
  linked_to: text,
  illustrative: illustrative.optional(),
})
