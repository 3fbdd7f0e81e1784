import { wordFor } from '#framework/door.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import { capital } from '#kernel/words.ts'
import type { Block, Section } from '#review/reports/content.ts'
import type { MeasureFact, ReportFacts } from '#review/reports/facts.ts'
import { hasFigure, reportedMeasures } from './measures.ts'
import { counted, sentence, statusCell } from './words.ts'

/** What a reader must know before relying on the figures: which are not in, not final, or not signed off. */
export const qualitySection = (facts: ReportFacts): Section => {
  const heading = 'How sound the figures are'
  const measures = reportedMeasures(facts)
  const said: Block = { kind: 'paragraph', text: qualitySentence(facts) }
  if (measures.length === 0) return { id: 'data-quality', heading, level: 1, blocks: [said] }
  const unlisted = tooManyUnsigned(measures)
  const weak = measures.flatMap((measure) => {
    const why = weaknessesOf(measure)
    return why.length === 0 || (unlisted && why.length === 1 && isUnsigned(measure)) ? [] : [{ measure, why }]
  })
  const blocks: Block[] = [
    said,
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
          { text: capital(why.join('; ')) },
        ],
      })),
      empty: unlisted
        ? 'Every figure is in and final; those not signed off are too many to list.'
        : 'Every figure is in, final and signed off.',
    },
    ...publishedBlocks(facts),
  ]
  return { id: 'data-quality', heading, level: 1, blocks }
}

/** The one sentence on how sound the figures are. */
export const qualitySentence = (facts: ReportFacts): string => {
  const measures = reportedMeasures(facts)
  if (measures.length === 0)
    return `No ${wordFor(facts.framework, 'measure')} is reported, so there is no figure to be unsure of.`
  const said = (test: (measure: MeasureFact) => boolean, one: string, many: string) => {
    const count = measures.filter(test).length
    return `${count === 0 ? 'none' : count} ${count === 0 || count === 1 ? one : many}`
  }
  const noun = counted(measures.length, wordFor(facts.framework, 'measure'), wordFor(facts.framework, 'measures'))
  return sentence(
    `Of ${noun}, ${said(isAbsent, 'has', 'have')} no figure for the period, ${said(isProvisional, 'is', 'are')} provisional and ${said(isUnsigned, 'is', 'are')} not signed off`,
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

const isAbsent = ({ status }: MeasureFact) => absent.includes(status)
const isProvisional = ({ status, latest }: MeasureFact) => latest?.state === 'provisional' && hasFigure(status)
const isUnsigned = ({ status, latest, signed_off }: MeasureFact) => latest !== null && hasFigure(status) && !signed_off

const weaknessesOf = (measure: MeasureFact): string[] => [
  ...(isAbsent(measure) ? [absence[measure.status] ?? measure.status] : []),
  ...(isProvisional(measure) ? ['provisional, so it may change'] : []),
  ...(isUnsigned(measure) ? ['not signed off'] : []),
]

/** A list of nearly all the figures would hide the few with a graver weakness. */
const tooManyUnsigned = (measures: readonly MeasureFact[]): boolean =>
  measures.length > 4 && measures.filter(isUnsigned).length * 2 > measures.length

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
