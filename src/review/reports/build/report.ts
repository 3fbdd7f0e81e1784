import type { SectionCode } from '#framework/door.ts'
import { printPeriod } from '#kernel/period.ts'
import type { ReportContent, Section } from '#review/reports/content.ts'
import type { ReportFacts } from '#review/reports/facts.ts'
import { leaveOut, withheldSection } from '#review/reports/left-out.ts'
import { changesSection } from './changes.ts'
import { coverOf } from './cover.ts'
import { deliverySection } from './delivery.ts'
import { exceptionsSection } from './exceptions.ts'
import { glossarySection } from './glossary.ts'
import { capitalSection, revenueSection } from './money.ts'
import { prioritySections, servicesSection } from './priorities.ts'
import { qualitySection } from './quality.ts'
import { risksSection } from './risks.ts'
import { summarySection } from './summary.ts'
import { written } from './words.ts'

/** The whole report of one council, product, period and body, from facts alone: the same facts give the same report. */
export const buildReport = (all: ReportFacts): ReportContent => {
  const facts = all.inside ? all : leaveOut(all)
  const withheld = withheldSection(all)
  return {
    format: 1,
    council: { id: facts.council.id, name: facts.council.name, colour: facts.council.colour },
    product: { id: facts.product.code, name: facts.product.name },
    period: { key: facts.period.key, label: printPeriod(facts.period) },
    body: { id: facts.body.code, name: facts.body.name },
    title: `${facts.product.name}, ${printPeriod(facts.period)}`,
    ...(all.inside && withheld.length > 0 ? { confidential: true as const } : {}),
    ...(facts.council.illustrative ? { illustrative: facts.council.illustrative } : {}),
    cover: coverOf(facts),
    sections: [...facts.sections.flatMap((code) => sectionsOf(facts, code)), ...withheld],
  }
}

/** Sections that hold what people wrote for them, and otherwise say that nothing was reported. */
export const sectionWords: Partial<Record<SectionCode, { heading: string; nothing: string }>> = {
  treasury: {
    heading: 'Treasury management',
    nothing: 'Nothing on treasury management was reported for this period.',
  },
  complaints: { heading: 'Complaints', nothing: 'Nothing on complaints was reported for this period.' },
  workforce: { heading: 'Workforce', nothing: 'Nothing on the workforce was reported for this period.' },
  'health-and-safety': {
    heading: 'Health and safety',
    nothing: 'Nothing on health and safety was reported for this period.',
  },
  benchmarks: { heading: 'Compared with others', nothing: 'No comparison with other councils was reported.' },
  'case-studies': { heading: 'Case studies', nothing: 'No case study was given for this period.' },
}

const builders: Partial<Record<SectionCode, (facts: ReportFacts) => Section[]>> = {
  summary: (facts) => [summarySection(facts)],
  exceptions: (facts) => [exceptionsSection(facts)],
  priorities: prioritySections,
  delivery: (facts) => [deliverySection(facts)],
  services: (facts) => [servicesSection(facts)],
  revenue: (facts) => [revenueSection(facts)],
  capital: (facts) => [capitalSection(facts)],
  risks: (facts) => [risksSection(facts)],
  'data-quality': (facts) => [qualitySection(facts)],
  changes: (facts) => [changesSection(facts)],
  glossary: (facts) => [glossarySection(facts)],
}

const sectionsOf = (facts: ReportFacts, code: SectionCode): Section[] => {
  const words = sectionWords[code]
  if (!words) return builders[code]?.(facts) ?? []
  const blocks = written(facts, `section.${code}`, [words.nothing]).map((text) => ({
    kind: 'paragraph' as const,
    text,
  }))
  return [{ id: code, heading: words.heading, level: 1, blocks }]
}
