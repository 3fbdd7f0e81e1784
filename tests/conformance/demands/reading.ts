import { audienceFor, type Framework, reportingCalendar } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'

/** By row id: what a council's text demands, and the check that its framework declares it. */
export type Demands = Record<string, [sentence: string, check: () => void]>

export const quarters = [1, 2, 3, 4].map((n) => periodOf(`2026-27-Q${n}`))
export const everyQuarter = [1, 2, 3, 4]

/** Dates of 2026/27 whose entries' ids start so. */
export const datesOf = (framework: Framework, council: string, idStart: string): string[] => {
  const made = reportingCalendar(framework, council, periodOf('2026-27'))
  if (!made.ok) throw new Error(made.error)
  return made.value.filter((entry) => entry.id.startsWith(idStart)).map((entry) => entry.date)
}

/** In which quarters a body receives a product. */
export const received = (framework: Framework, product: string, body: string): number[] =>
  quarters.flatMap((quarter, i) => (audienceFor(framework, product, body, quarter) ? [i + 1] : []))

export const codes = (list: readonly { code: string }[]): string[] => list.map((entry) => entry.code)

export const byCode = <T extends { code: string }>(list: readonly T[], code: string): T | undefined =>
  list.find((entry) => entry.code === code)

/** All documents that a document supports, step by step. */
export const climb = (framework: Framework, code: string): string[] => {
  const above = byCode(framework.documents, code)?.under ?? []
  return above.flatMap((next) => [next, ...climb(framework, next)])
}
