import type { KeyPath, Misplaced } from './faults.ts'
import { terms } from './schema/councils.ts'
import type { Framework } from './schema.ts'

/** What the schema cannot see: things that must be there for the product to run, and facts that contradict each other. */
export const contradictions = (framework: Framework): Misplaced[] => [
  ...wordPairs(framework),
  ...mainReport(framework),
  ...levelOrder(framework),
  ...riskFaults(framework),
  ...statusFaults(framework),
  ...documentFaults(framework),
  ...acceptanceFaults(framework),
]

/** Somebody must be able to sign off and somebody to release, or nothing would ever be published. */
export const capabilityFaults = (framework: Framework): Misplaced[] =>
  (['values.enter', 'values.sign-off', 'reports.release'] as const)
    .filter((needed) => !framework.roles.some((role) => role.may.includes(needed)))
    .map((needed) => ({ path: ['roles'], message: `No role may do "${needed}".` }))

/** A page counts with both: '1 measure', '2 KPIs' would be two things. */
const wordPairs = ({ vocabulary }: Framework): Misplaced[] =>
  terms.flatMap((many) => {
    const one = terms.find((term) => `${term}s` === many)
    if (one === undefined || (vocabulary[one] === undefined) === (vocabulary[many] === undefined)) return []
    return [{ path: ['vocabulary'], message: `Say both "${one}" and "${many}", or neither.` }]
  })

const mainReport = (framework: Framework): Misplaced[] => {
  const faults: Misplaced[] = []
  if (!framework.products.some((product) => product.code === 'quarterly'))
    faults.push({ path: ['products'], message: 'One product must have the code "quarterly".' })
  for (const council of framework.councils) {
    const serves = framework.bodies.filter((b) => !b.councils || b.councils.includes(council.id))
    if (serves.filter((b) => b.code === 'cabinet' || b.plays?.includes('cabinet')).length !== 1)
      faults.push({
        path: ['bodies'],
        message: `Exactly one body of ${council.name} must have the code "cabinet" or play its part.`,
      })
  }
  return faults
}

const levelOrder = (framework: Framework): Misplaced[] => {
  const depth = new Map(framework.plan.levels.map((level, i) => [level.code, i]))
  const levelOf = new Map(framework.plan.items.map((item) => [item.code, depth.get(item.level) ?? 0]))
  return framework.plan.items.flatMap((item, i) =>
    (item.parents ?? []).flatMap((parent, p) =>
      (levelOf.get(parent) ?? -1) < (depth.get(item.level) ?? 0)
        ? []
        : [
            {
              path: ['plan', 'items', i, 'parents', p],
              message: `"${parent}" is not on a higher level than "${item.code}".`,
            },
          ],
    ),
  )
}

const riskFaults = ({ risk }: Framework): Misplaced[] => {
  const { matrix, judged } = risk
  if (!matrix === !judged)
    return [{ path: ['risk'], message: 'A risk is rated by a matrix or judged by colour: say exactly one of them.' }]
  if (!matrix) return []
  const faults: Misplaced[] = []
  matrix.bands.forEach((band, i) => {
    const next = matrix.bands[i + 1]
    if (band.to < band.from)
      faults.push({ path: ['risk', 'matrix', 'bands', i], message: `The band "${band.name}" ends before it starts.` })
    if (next && next.from !== band.to + 1)
      faults.push({
        path: ['risk', 'matrix', 'bands', i + 1, 'from'],
        message: `Bands must follow on: this one should start at ${band.to + 1}.`,
      })
  })
  if (matrix.score !== 'product')
    faults.push(...cellFaults(matrix.score.cells, matrix.likelihood.length, matrix.impact.length))
  const highest =
    matrix.score === 'product'
      ? matrix.likelihood.length * matrix.impact.length
      : Math.max(...matrix.score.cells.flat())
  if (matrix.bands[0]?.from !== 1 || matrix.bands.at(-1)?.to !== highest)
    faults.push({
      path: ['risk', 'matrix', 'bands'],
      message: `The bands must cover every score from 1 to ${highest}.`,
    })
  return faults
}

const cellFaults = (cells: number[][], likelihoods: number, impacts: number): Misplaced[] =>
  cells.length === likelihoods && cells.every((row) => row.length === impacts)
    ? []
    : [
        {
          path: ['risk', 'matrix', 'score', 'cells'],
          message: `The table of scores must have ${likelihoods} rows of ${impacts}.`,
        },
      ]

const statusFaults = ({ status }: Framework): Misplaced[] =>
  status.rules.flatMap((rule, i) => {
    const before = status.rules[i - 1]
    return before && before.from >= rule.from
      ? [
          {
            path: ['status', 'rules', i, 'from'] as KeyPath,
            message: 'Rules are listed oldest first, each from a later day.',
          },
        ]
      : []
  })

const documentFaults = (framework: Framework): Misplaced[] =>
  framework.documents.flatMap((document, i) =>
    document.from && document.to && document.to < document.from
      ? [{ path: ['documents', i, 'to'], message: `"${document.name}" ends before it starts.` }]
      : [],
  )

const acceptanceFaults = (framework: Framework): Misplaced[] =>
  framework.acceptance.flatMap((row, i) =>
    row.keys.flatMap((key, k) =>
      valueAt(framework, key) === undefined
        ? [{ path: ['acceptance', i, 'keys', k], message: `Nothing in this file is at "${key}".` }]
        : [],
    ),
  )

/** Follows 'calendar.rules.operational-returns': keys of a map, codes or ids of a list, or positions in it. */
export const valueAt = (whole: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((value, step) => {
    if (Array.isArray(value))
      return value.find((entry) => entry?.code === step || entry?.id === step) ?? value[Number(step)]
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[step] : undefined
  }, whole)
