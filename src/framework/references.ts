import { capabilityFaults, contradictions } from './consistency.ts'
import type { KeyPath, Misplaced } from './faults.ts'
import type { Framework } from './schema.ts'

/** Everything in the file that points at something the file does not have, or is said twice. */
export const brokenReferences = (framework: Framework): Misplaced[] => [
  ...duplicates(framework),
  ...planReferences(framework),
  ...organisationReferences(framework),
  ...reportingReferences(framework),
  ...calendarReferences(framework),
  ...challengeReferences(framework),
  ...otherReferences(framework),
  ...contradictions(framework),
  ...capabilityFaults(framework),
]

type Names = ReadonlySet<string>

const codesOf = (rows: readonly { code: string }[]): Names => new Set(rows.map((row) => row.code))
const documents = (f: Framework) => codesOf(f.documents)
const roles = (f: Framework) => codesOf(f.roles)
const units = (f: Framework) => codesOf(f.organisation.units)
const levels = (f: Framework) => codesOf(f.plan.levels)
const councils = (f: Framework): Names => new Set(f.councils.map((council) => council.id))
const bodies = (f: Framework): Names => new Set(f.bodies.flatMap((body) => [body.code, ...(body.plays ?? [])]))

/** A check of one key, which may hold one code, several, or nothing. */
const known = (
  what: string,
  names: Names,
  value: string | readonly string[] | undefined,
  path: KeyPath,
): Misplaced[] => {
  if (value === undefined) return []
  if (typeof value === 'string') return names.has(value) ? [] : [{ path, message: `There is no ${what} "${value}".` }]
  return value.flatMap((one, i) => known(what, names, one, [...path, i]))
}

const duplicates = (f: Framework): Misplaced[] => {
  const lists: [KeyPath, readonly { code: string }[]][] = [
    [['documents'], f.documents],
    [['plan', 'levels'], f.plan.levels],
    [['plan', 'items'], f.plan.items],
    [['organisation', 'units'], f.organisation.units],
    [['roles'], f.roles],
    [['bodies'], f.bodies],
    [['products'], f.products],
    [['calendar', 'rules'], f.calendar.rules],
    [['calendar', 'stages', 'steps'], f.calendar.stages.steps],
    [['calendar', 'cycle'], f.calendar.cycle],
    [['risk', 'registers'], f.risk.registers],
    [['challenge', 'arrangements'], f.challenge.arrangements],
    [['data_quality', 'dimensions'], f.data_quality.dimensions],
    [['evidence'], f.evidence],
  ]
  const repeatedCouncils = repeats(f.councils.map((council) => council.id)).map((i) =>
    said(['councils', i, 'id'], f.councils[i]?.id),
  )
  return [
    ...repeatedCouncils,
    ...lists.flatMap(([at, rows]) =>
      repeats(rows.map((r) => r.code)).map((i) => said([...at, i, 'code'], rows[i]?.code)),
    ),
  ]
}

const repeats = (codes: string[]): number[] => codes.flatMap((code, i) => (codes.indexOf(code) < i ? [i] : []))
const said = (path: KeyPath, code: string | undefined): Misplaced => ({
  path,
  message: `"${code}" is already used above.`,
})

const planReferences = (f: Framework): Misplaced[] => {
  const items = codesOf(f.plan.items)
  const own =
    typeof f.plan.document === 'string'
      ? known('document', documents(f), f.plan.document, ['plan', 'document'])
      : Object.entries(f.plan.document).flatMap(([id, document]) => [
          ...known('council', councils(f), id, ['plan', 'document', id]),
          ...known('document', documents(f), document, ['plan', 'document', id]),
        ])
  return [
    ...own,
    ...f.plan.items.flatMap((item, i) => [
      ...known('plan level', levels(f), item.level, ['plan', 'items', i, 'level']),
      ...known('plan item', items, item.parents, ['plan', 'items', i, 'parents']),
      ...known('council', councils(f), item.councils, ['plan', 'items', i, 'councils']),
    ]),
    ...f.documents.flatMap((document, i) => [
      ...known('document', documents(f), document.under, ['documents', i, 'under']),
      ...known('body', bodies(f), document.approved_by, ['documents', i, 'approved_by']),
      ...known('council', councils(f), document.councils, ['documents', i, 'councils']),
    ]),
    ...known('plan level', levels(f), f.measures.linked_to, ['measures', 'linked_to']),
    ...f.measures.tiers.flatMap((tier, i) =>
      known('body', bodies(f), tier.monitored_by, ['measures', 'tiers', i, 'monitored_by']),
    ),
    ...(f.measures.statutory_returns ?? []).flatMap((row, i) =>
      known('unit', units(f), row.unit, ['measures', 'statutory_returns', i, 'unit']),
    ),
    ...known('document', documents(f), f.targets.after, ['targets', 'after']),
    ...known('body', bodies(f), f.targets.approved_by, ['targets', 'approved_by']),
    ...known('plan level', levels(f), f.service_plans.links_to, ['service_plans', 'links_to']),
    ...known('document', documents(f), f.projects?.document, ['projects', 'document']),
  ]
}

const organisationReferences = (f: Framework): Misplaced[] => [
  ...f.organisation.units.flatMap((unit, i) =>
    known('unit', units(f), unit.parent, ['organisation', 'units', i, 'parent']),
  ),
  ...f.bodies.flatMap((body, i) => [
    ...known('body', bodies(f), body.under, ['bodies', i, 'under']),
    ...known('council', councils(f), body.councils, ['bodies', i, 'councils']),
  ]),
]

const reportingReferences = (f: Framework): Misplaced[] => {
  const products = codesOf(f.products)
  return [
    ...f.products.flatMap((product, i) => known('product', products, product.within, ['products', i, 'within'])),
    ...f.audience.flatMap((row, i) => [
      ...known('product', products, row.product, ['audience', i, 'product']),
      ...known('body', bodies(f), row.body, ['audience', i, 'body']),
      ...known('body', bodies(f), row.before, ['audience', i, 'before']),
      ...known('body', bodies(f), row.after, ['audience', i, 'after']),
      ...known('role', roles(f), row.presented_by, ['audience', i, 'presented_by']),
      ...known('council', councils(f), row.councils, ['audience', i, 'councils']),
    ]),
  ]
}

const calendarReferences = (f: Framework): Misplaced[] => [
  ...f.calendar.stages.steps.flatMap((step, i) =>
    known('role', roles(f), step.by, ['calendar', 'stages', 'steps', i, 'by']),
  ),
  ...f.calendar.cycle.flatMap((step, i) => [
    ...known('body', bodies(f), step.body, ['calendar', 'cycle', i, 'body']),
    ...known('document', documents(f), step.document, ['calendar', 'cycle', i, 'document']),
    ...known('council', councils(f), step.councils, ['calendar', 'cycle', i, 'councils']),
  ]),
]

const challengeReferences = (f: Framework): Misplaced[] =>
  f.challenge.arrangements.flatMap((row, i) => [
    ...known('body', bodies(f), row.body, ['challenge', 'arrangements', i, 'body']),
    ...known('unit', units(f), row.units, ['challenge', 'arrangements', i, 'units']),
    ...known('role', roles(f), row.invites, ['challenge', 'arrangements', i, 'invites']),
    ...known('body', bodies(f), row.recommendations_to, ['challenge', 'arrangements', i, 'recommendations_to']),
  ])

const otherReferences = (f: Framework): Misplaced[] => {
  const quality = f.data_quality
  return [
    ...known('body', bodies(f), f.risk.route, ['risk', 'route']),
    ...f.risk.registers.flatMap((r, i) =>
      known('register', codesOf(f.risk.registers), r.above, ['risk', 'registers', i, 'above']),
    ),
    ...known('document', documents(f), f.budget.plan, ['budget', 'plan']),
    ...known('plan level', levels(f), f.budget.allocated_to, ['budget', 'allocated_to']),
    ...known('role', roles(f), f.budget.high_risk?.by, ['budget', 'high_risk', 'by']),
    ...(f.budget.meetings ?? []).flatMap((m, i) => known('role', roles(f), m.who, ['budget', 'meetings', i, 'who'])),
    ...known('document', documents(f), quality.policy, ['data_quality', 'policy']),
    ...known('role', roles(f), quality.proforma.signed_by, ['data_quality', 'proforma', 'signed_by']),
    ...quality.checks.flatMap((check, i) => [
      ...known('role', roles(f), check.by, ['data_quality', 'checks', i, 'by']),
      ...known('unit', units(f), check.units, ['data_quality', 'checks', i, 'units']),
    ]),
    ...known('role', roles(f), quality.audit?.by, ['data_quality', 'audit', 'by']),
    ...known('body', bodies(f), quality.statement?.approved_by, ['data_quality', 'statement', 'approved_by']),
  ]
}
