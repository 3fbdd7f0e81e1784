import { type Framework, productOf, type SectionCode } from '#framework/door.ts'
import { capital } from '#kernel/words.ts'

/** One thing withheld from release: a measure's figures from a period on, or from then on a part of a report. */
export type Withheld = {
  number: number
  measure_code: string | null
  measure_name: string | null
  product_code: string | null
  section: string | null
  from_period: string
  from_on: string
  until: string | null
  reason: string
  withheld_by: string
  withheld_on: string
  lifted_on: string | null
  lifted_by: string | null
  lifted_reason: string | null
}

/** Whether it is still withheld on a day. Lifted, it is no longer from that very day on. */
export const runsOn = ({ until, lifted_on }: Pick<Withheld, 'until' | 'lifted_on'>, day: string): boolean =>
  (until === null || until >= day) && (lifted_on === null || lifted_on > day)

/** 'Homes let within 25 days (HOU03)', 'Revenue in the Quarterly report'. */
export const nameOf = (framework: Framework, { measure_code, measure_name, product_code, section }: Named): string => {
  if (measure_code !== null) return `${measure_name ?? ''} (${measure_code})`.trim()
  const product = productOf(framework, product_code ?? '')
  return `${sectionName(section ?? '')} in the ${product?.name ?? product_code}`
}

type Named = Pick<Withheld, 'measure_code' | 'measure_name' | 'product_code' | 'section'>

/** 'health-and-safety' → 'Health and safety'. */
export const sectionName = (section: SectionCode | string): string => capital(section.replaceAll('-', ' '))

/** The parts of reports there are to withhold; the explanation of words is in every report. */
export const partsOf = ({ products }: Framework): { product: string; section: SectionCode; name: string }[] =>
  products.flatMap(({ code, name, sections }) =>
    sections
      .filter((section) => section !== 'glossary')
      .map((section) => ({ product: code, section, name: `${sectionName(section)} in the ${name}` })),
  )
