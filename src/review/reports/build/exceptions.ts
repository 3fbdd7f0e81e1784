import { statusWord, wordFor } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import type { Block, Cell, Row, Section } from '#review/reports/content.ts'
import type { CommentaryFact, MeasureFact, ReportFacts } from '#review/reports/facts.ts'
import { reportedMeasures, resultCell, sortedWorstFirst } from './measures.ts'
import { capital, sentences, statusCell, wordIn } from './words.ts'

/** Every measure near or off target with what the service says of it, worst first, before anything else is told. */
export const exceptionsSection = (facts: ReportFacts): Section => {
  const measures = reportedMeasures(facts)
  const [near, off] = [wordIn(facts, 'near-target'), wordIn(facts, 'off-target')]
  const blocks: Block[] = [
    {
      kind: 'table',
      id: 'exceptions',
      caption: `${capital(wordFor(facts.framework, 'measures'))} ${off} or ${near}, worst first`,
      columns: [
        { heading: 'Measure', width: 0.2 },
        { heading: 'Result', align: 'right', width: 0.09 },
        { heading: 'Now', width: 0.1 },
        { heading: 'Year end', width: 0.1 },
        { heading: 'What happened and why' },
        { heading: 'What we will do, by when' },
      ],
      rows: sortedWorstFirst(measures.filter(isException)).map((measure) => rowOf(facts, measure)),
      empty: `No ${wordFor(facts.framework, 'measure')} is ${off} or ${near}.`,
    },
  ]
  const expected = measures.filter((measure) => !isException(measure) && isExpectedToMiss(measure))
  if (expected.length > 0)
    blocks.push(
      {
        kind: 'paragraph',
        text: `Not an exception now, but forecast to be ${near} or ${off} at year end:`,
      },
      { kind: 'list', items: expected.map((measure) => forecastLine(facts, measure)) },
    )
  return { id: 'exceptions', heading: 'What needs your attention', level: 1, landscape: true, blocks }
}

export const isException = ({ status }: Pick<MeasureFact, 'status'>): boolean =>
  status === 'off-target' || status === 'near-target'

const isExpectedToMiss = ({ latest }: MeasureFact): boolean =>
  latest?.year_end_status === 'off-target' || latest?.year_end_status === 'near-target'

const rowOf = (facts: ReportFacts, measure: MeasureFact): Row => ({
  cells: [
    { text: measure.name, note: [measure.measure_code, measure.unit_name].filter(Boolean).join(' · ') },
    resultCell(facts, measure),
    statusCell(facts, measure.status),
    measure.latest?.year_end_status ? statusCell(facts, measure.latest.year_end_status) : { text: 'No forecast' },
    whyCell(measure),
    { text: remedyOf(measure.commentary) },
  ],
})

const earlierFigure = 'Written for an earlier figure, before it was revised.'

const whyCell = ({ sentence, commentary }: MeasureFact): Cell => ({
  text: commentary
    ? sentences(commentary.of_earlier_figure ? earlierFigure : '', commentary.what_happened, commentary.why)
    : 'No commentary has been given.',
  ...(sentence ? { note: sentence } : {}),
})

const remedyOf = (commentary: CommentaryFact | null): string => {
  if (!commentary?.remedy) return 'No remedy has been given.'
  const who = commentary.remedy_owner
  const when = commentary.remedy_by ? `by ${printDate(commentary.remedy_by)}` : ''
  return sentences(commentary.remedy, [who, when].filter(Boolean).join(', '))
}

const forecastLine = (facts: ReportFacts, measure: MeasureFact): string => {
  const now = statusWord(facts.framework, measure.status)
  const then = measure.latest?.year_end_status
  return `${measure.name}: ${now} now, ${then ? wordIn(facts, then) : 'no forecast'} at year end`
}
