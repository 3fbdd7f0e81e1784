import type { Period } from '#kernel/period.ts'
import { answersTo, bodyOf, productOf } from './bodies.ts'
import { type SectionCode, sectionCodes } from './schema/reporting.ts'
import type { Body, Framework, Product } from './schema.ts'

export type AudienceRow = Framework['audience'][number]

/** What a body receives of a product for a period. `parts` are other products printed within it this time. */
export type Audience = { body: Body; sections: SectionCode[]; parts: string[] }

/**
 * What the audience matrix gives a body (by code or alias) of a product for a period; null when it does not receive it,
 * or when it is withheld from it. A product printed within another adds its sections to that one, in the periods in
 * which the body receives both.
 */
export const audienceFor = (
  framework: Framework,
  productCode: string,
  bodyCode: string,
  period: Period,
  councilId?: string,
): Audience | null => {
  const product = productOf(framework, productCode)
  const body = bodyOf(framework, bodyCode, councilId)
  if (!product || !body) return null
  const row = rowFor(framework, product, body, period, councilId)
  if (!row) return null
  const parts = framework.products.filter(
    (part) => part.within === product.code && rowFor(framework, part, body, period, councilId),
  )
  const added = parts.flatMap((part) => rowFor(framework, part, body, period, councilId)?.sections ?? part.sections)
  return {
    body,
    sections: withSections(row.sections ?? product.sections, added),
    parts: parts.map((part) => part.code),
  }
}

/** Whether a row of the matrix gives out its product for this period. */
export const fallsIn = (row: AudienceRow, period: Period): boolean => {
  if (period.kind === 'month') return row.when === 'monthly'
  if (period.kind === 'year') return row.when === 'annual'
  const quarter = quarterOf(period)
  return quarter !== null && (row.quarters ?? usualQuarters[row.when]).includes(quarter)
}

const usualQuarters: Record<AudienceRow['when'], number[]> = {
  monthly: [],
  quarterly: [1, 2, 3, 4],
  'half-yearly': [2, 4],
  annual: [4],
}

/** A half-year is reported at the quarter it ends with. */
const quarterOf = (period: Period): number | null => {
  const part = /-([QH])(\d)$/.exec(period.key)
  if (!part) return null
  return part[1] === 'Q' ? Number(part[2]) : Number(part[2]) * 2
}

const rowFor = (framework: Framework, product: Product, body: Body, period: Period, councilId?: string) =>
  framework.audience.find(
    (row) =>
      row.product === product.code &&
      answersTo(body, row.body) &&
      !row.withheld &&
      (!row.councils || councilId === undefined || row.councils.includes(councilId)) &&
      fallsIn(row, period),
  )

/** Each added section goes before the first one that usually follows it, so that a council's own order is kept. */
const withSections = (own: readonly SectionCode[], added: readonly SectionCode[]): SectionCode[] => {
  const sections = [...own]
  for (const section of added) {
    if (sections.includes(section)) continue
    const after = sections.findIndex((other) => sectionCodes.indexOf(other) > sectionCodes.indexOf(section))
    sections.splice(after === -1 ? sections.length : after, 0, section)
  }
  return sections
}
