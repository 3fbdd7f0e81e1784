import type { SectionCode } from '#framework/door.ts'
import { printPeriod } from '#kernel/period.ts'
import type { ReportContent, Section } from '#review/reports/content.ts'
import type { ReportFacts } from '#review/reports/facts.ts'
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
export const buildReport = (facts: ReportFacts): ReportContent => ({
  format: 1,
  council: { id: facts.council.id, name: facts.council.name, colour: facts.council.colour },
  product: { id: facts.product.code, name: facts.product.name },
  period: { key: facts.period.key, label: printPeriod(facts.period) },
  body: { id: facts.body.code, name: facts.body.name },
  title: `${facts.product.name}, ${printPeriod(facts.period)}`,
  ...(facts.council.illustrative ? { illustrative: facts.council.illustrative } : {}),
  cover: coverOf(facts),
  sections: facts.sections.flatMap((code) => builders[code](facts)),
})

/** A section the product cannot yet fill from figures holds what people wrote for it, or says that nothing was reported. */
const inWords =
  (id: SectionCode, heading: string, nothing: string) =>
  (facts: ReportFacts): Section[] => [
    {
      id,
      heading,
      level: 1,
      blocks: written(facts, `section.${id}`, [nothing]).map((text) => ({ kind: 'paragraph', text })),
    },
  ]

const builders: Record<SectionCode, (facts: ReportFacts) => Section[]> = {
  summary: (facts) => [summarySection(facts)],
  exceptions: (facts) => [exceptionsSection(facts)],
  priorities: prioritySections,
  delivery: (facts) => [deliverySection(facts)],
  services: (facts) => [servicesSection(facts)],
  revenue: (facts) => [revenueSection(facts)],
  capital: (facts) => [capitalSection(facts)],
  treasury: inWords('treasury', 'Treasury management', 'Nothing on treasury management was reported for this period.'),
  risks: (facts) => [risksSection(facts)],
  complaints: inWords('complaints', 'Complaints', 'Nothing on complaints was reported for this period.'),
  workforce: inWords('workforce', 'Workforce', 'Nothing on the workforce was reported for this period.'),
  'health-and-safety': inWords(
    'health-and-safety',
    'Health and safety',
    'Nothing on health and safety was reported for this period.',
  ),
  benchmarks: inWords('benchmarks', 'Compared with others', 'No comparison with other councils was reported.'),
  'case-studies': inWords('case-studies', 'Case studies', 'No case study was given for this period.'),
  'data-quality': (facts) => [qualitySection(facts)],
  changes: (facts) => [changesSection(facts)],
  glossary: (facts) => [glossarySection(facts)],
}
