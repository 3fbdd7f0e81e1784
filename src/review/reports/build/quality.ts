import { wordFor } from '#framework/door.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Block, Section } from '#review/reports/content.ts'
import type { MeasureFact, ReportFacts } from '#review/reports/facts.ts'
import { hasFigure, reportedMeasures } from './measures.ts'
import { capital, counted, listed, sentence, statusCell } from './words.ts'

/** What a reader must know before relying on the figures: which are not in, not final, or not signed off. */
export const qualitySection = (facts: ReportFacts): Section => {
  const weak = reportedMeasures(facts).flatMap((measure) => {
    const why = weaknessesOf(measure)
    return why.length === 0 ? [] : [{ measure, why }]
  })
  const blocks: Block[] = [
    { kind: 'paragraph', text: qualitySentence(facts) },
    {
      kind: 'table',
      id: 'data-quality',
      caption: 'Figures to read with care',
      columns: [
        { heading: capital(wordFor(facts.framework, 'measure')), width: 0.45 },
        { heading: 'Last figure', width: 0.2 },
        { heading: 'What to know' },
      ],
      rows: weak.map(({ measure, why }) => ({
        cells: [
          { text: measure.name, note: measure.measure_code },
          { text: measure.latest ? printPeriod(periodOf(measure.latest.period_key)) : 'none' },
          { text: capital(listed(why)) },
        ],
      })),
      empty: 'Every figure is in, final and signed off.',
    },
    ...publishedBlocks(facts),
  ]
  return { id: 'data-quality', heading: 'How sound the figures are', level: 1, blocks }
}

export const qualitySentence = (facts: ReportFacts): string => {
  const measures = reportedMeasures(facts)
  const having = (test: (measure: MeasureFact) => boolean) => measures.filter(test).length
  const noun = counted(measures.length, wordFor(facts.framework, 'measure'), wordFor(facts.framework, 'measures'))
  return sentence(
    `Of ${noun}, ${having((m) => absent.includes(m.status))} ${having((m) => absent.includes(m.status)) === 1 ? 'has' : 'have'} no figure for the period, ${having(isProvisional)} ${having(isProvisional) === 1 ? 'is' : 'are'} provisional and ${having(isUnsigned)} ${having(isUnsigned) === 1 ? 'is' : 'are'} not signed off`,
  )
}

const absent: readonly StatusCode[] = ['awaiting', 'late', 'missing', 'suspended', 'suppressed']
const absence: Partial<Record<StatusCode, string>> = {
  awaiting: 'the figure is not due yet',
  late: 'the figure is late',
  missing: 'no figure was given',
  suspended: 'the measure is suspended',
  suppressed: 'the figure is withheld because it is so small',
}

const isProvisional = ({ status, latest }: MeasureFact) => latest?.state === 'provisional' && hasFigure(status)
const isUnsigned = ({ status, latest, signed_off }: MeasureFact) => latest !== null && hasFigure(status) && !signed_off

const weaknessesOf = (measure: MeasureFact): string[] => [
  ...(absent.includes(measure.status) ? [absence[measure.status] ?? measure.status] : []),
  ...(isProvisional(measure) ? ['provisional: it may change'] : []),
  ...(isUnsigned(measure) ? ['not signed off'] : []),
]

/** A council's own printed status is never overruled in silence. */
const publishedBlocks = (facts: ReportFacts): Block[] => {
  const differing = reportedMeasures(facts).flatMap((measure) =>
    measure.published && measure.published.status !== measure.status && hasFigure(measure.status)
      ? [{ measure, published: measure.published }]
      : [],
  )
  if (differing.length === 0) return []
  return [
    {
      kind: 'table',
      id: 'published-differently',
      caption: 'Where the council printed another status',
      columns: [
        { heading: 'Measure', width: 0.35 },
        { heading: 'Reckoned here', width: 0.15 },
        { heading: 'Printed', width: 0.15 },
        { heading: 'Reason' },
      ],
      rows: differing.map(({ measure, published }) => ({
        cells: [
          { text: measure.name, note: measure.measure_code },
          statusCell(facts, measure.status),
          { ...statusCell(facts, published.status), note: published.printed_as },
          { text: published.reason || 'The reason is not known.' },
        ],
      })),
    },
  ]
}
