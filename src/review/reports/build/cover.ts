import { planDocumentOf, type ReportField, wordFor } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { printPeriod } from '#kernel/period.ts'
import { listed } from '#kernel/words.ts'
import type { CoverEntry } from '#review/reports/content.ts'
import type { ReportFacts } from '#review/reports/facts.ts'
import { isException } from './exceptions.ts'
import { reportedMeasures } from './measures.ts'
import { moneySentences } from './money.ts'
import { headItems } from './priorities.ts'
import { risksSentence } from './risks.ts'
import { counted, sentence, wordIn, written } from './words.ts'

const labels: Record<ReportField, string> = {
  recommendations: 'Recommendations',
  purpose: 'Purpose',
  'strategic-objectives': 'Strategic objectives',
  background: 'Background',
  'financial-implications': 'Financial implications',
  'legal-implications': 'Legal implications',
  'risk-implications': 'Risk implications',
  'other-implications': 'Other implications',
  conclusion: 'Conclusion',
  'background-papers': 'Background papers',
  'wards-affected': 'Wards affected',
  'contact-officers': 'Contact officers',
}

/** The committee report form, in the framework's order. What only a person can know says that it has not been stated. */
export const coverOf = (facts: ReportFacts): CoverEntry[] => [
  { label: 'Report to', text: facts.body.name },
  ...(facts.meeting
    ? [
        {
          label: 'Date of meeting',
          text: `${printDate(facts.meeting.date)}${facts.meeting.illustrative ? ' (illustrative)' : ''}`,
        },
      ]
    : []),
  { label: 'Period', text: `${printPeriod(facts.period)}, ${printPeriod(facts.period, 'months')}` },
  ...facts.framework.report_form.fields.map((field) => ({
    label: labels[field],
    text: textOf(facts, field),
  })),
]

const textOf = (facts: ReportFacts, field: ReportField): string[] =>
  written(facts, `cover.${field}`, generated[field](facts))

const notStated = (of: string) => [`No ${of} have been stated for this report.`]

const generated: Record<ReportField, (facts: ReportFacts) => string[]> = {
  recommendations: (facts) => recommendations(facts),
  purpose: (facts) => [purposeOf(facts)],
  'strategic-objectives': (facts) => {
    const names = headItems(facts).map((item) => item.name)
    return names.length > 0 ? names : [`No ${wordFor(facts.framework, 'priority')} is recorded.`]
  },
  background: (facts) => [
    `This is the ${facts.product.name} under the ${wordFor(facts.framework, 'framework')}.${facts.council.figures_source ? ` ${sentence(facts.council.figures_source)}` : ''}`,
  ],
  'financial-implications': (facts) => {
    const said = moneySentences(facts)
    return said.length > 0 ? said : notStated('financial implications')
  },
  'legal-implications': () => notStated('legal implications'),
  'risk-implications': (facts) =>
    facts.sections.includes('risks') ? [risksSentence(facts)] : notStated('risk implications'),
  'other-implications': () => notStated('other implications'),
  conclusion: (facts) => [conclusion(facts)],
  'background-papers': (facts) => backgroundPapers(facts),
  'wards-affected': () => ['All wards'],
  'contact-officers': (facts) => {
    const roles = facts.framework.roles.filter((role) => role.may.includes('reports.draft')).map((role) => role.name)
    return roles.length > 0 ? roles : ['No contact officer is named.']
  },
}

/** Sources are listed of the figures of measures; a report of money, risks or actions alone has no such list. */
const backgroundPapers = (facts: ReportFacts): string[] => {
  if (reportedMeasures(facts).some(({ latest }) => latest))
    return ['The source of each figure is listed at the end of this report.']
  return facts.council.figures_source
    ? ['The published papers named under Background.']
    : notStated('background papers')
}

const purposeOf = (facts: ReportFacts): string => {
  const end = `at the end of ${printPeriod(facts.period)}`
  if (facts.sections.some((section) => ['priorities', 'services', 'exceptions'].includes(section)))
    return `To show how ${facts.council.name} stood against the ${planName(facts)} ${end}, what needs attention and what is being done about it.`
  const money = ['revenue', 'capital'].filter((section) => facts.sections.some((code) => code === section))
  const parts = [
    ...(money.length > 0 ? [`${listed(money)} position`] : []),
    ...(facts.sections.includes('risks') ? ['risks'] : []),
    ...(facts.sections.includes('delivery') ? ['progress of the delivery plan'] : []),
  ]
  return `To show the ${parts.length > 0 ? listed(parts) : 'position'} of ${facts.council.name} ${end}.`
}

const recommendations = (facts: ReportFacts): string[] => {
  const exceptions = reportedMeasures(facts).filter(isException)
  const without = exceptions.filter((measure) => !measure.commentary?.remedy).length
  return [
    `That ${facts.body.name} notes the position at the end of ${printPeriod(facts.period)}.`,
    ...(exceptions.length > 0 && facts.sections.includes('exceptions')
      ? [
          without === exceptions.length
            ? `That ${facts.body.name} asks for a remedy for ${the(facts, without)} set out under what needs attention, since none has been given.`
            : `That ${facts.body.name} considers the remedies for ${the(facts, exceptions.length)} set out under what needs attention${without > 0 ? `, and asks for a remedy for ${the(facts, without)} that ${without === 1 ? 'has' : 'have'} none` : ''}.`,
        ]
      : []),
  ]
}

const conclusion = (facts: ReportFacts): string => {
  const measures = reportedMeasures(facts)
  const off = measures.filter((measure) => measure.status === 'off-target').length
  const near = measures.filter((measure) => measure.status === 'near-target').length
  if (measures.length === 0) return `The position is as set out for ${printPeriod(facts.period)}.`
  if (off + near === 0) return 'No measure that can be judged misses its target.'
  return sentence(
    `Attention is needed for ${listed([...(off > 0 ? [counted(off, `${nouns(facts)[0]} that is ${wordIn(facts, 'off-target')}`, `${nouns(facts)[1]} that are ${wordIn(facts, 'off-target')}`)] : []), ...(near > 0 ? [counted(near, `${nouns(facts)[0]} that is ${wordIn(facts, 'near-target')}`, `${nouns(facts)[1]} that are ${wordIn(facts, 'near-target')}`)] : [])])}`,
  )
}

const the = (facts: ReportFacts, count: number): string =>
  count === 1 ? `the one ${nouns(facts)[0]}` : `the ${counted(count, ...nouns(facts))}`

const nouns = ({ framework }: ReportFacts): [string, string] => [
  wordFor(framework, 'measure'),
  wordFor(framework, 'measures'),
]

const planName = (facts: ReportFacts): string => {
  const code = planDocumentOf(facts.framework, facts.council.id)
  return facts.framework.documents.find((document) => document.code === code)?.name ?? wordFor(facts.framework, 'plan')
}
