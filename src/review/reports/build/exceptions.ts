import { statusRuleAt, statusWord, wordFor } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { capital } from '#kernel/words.ts'
import type { Block, Cell, Column, Section } from '#review/reports/content.ts'
import type { CommentaryFact, MeasureFact, ReportFacts } from '#review/reports/facts.ts'
import { reportedMeasures, resultCell, sortedWorstFirst } from './measures.ts'
import { sentences, statusCell, wordIn } from './words.ts'

/** Every measure near or off target with what the service says of it, worst first, before anything else is told. */
export const exceptionsSection = (facts: ReportFacts): Section => {
  const measures = reportedMeasures(facts)
  const nouns = wordFor(facts.framework, 'measures')
  const [near, off] = [wordIn(facts, 'near-target'), wordIn(facts, 'off-target')]
  const found = sortedWorstFirst(measures.filter(isException))
  const columns = columnsFor(facts, found)
  const blocks: Block[] = [
    ...silence(facts, found),
    ...toleranceTold(facts, found),
    {
      kind: 'table',
      id: 'exceptions',
      caption: `${capital(nouns)} ${off} or ${near}, worst first`,
      columns: columns.map(({ column }) => column),
      rows: found.map((measure) => ({ cells: columns.map(({ cell }) => cell(measure)) })),
      empty:
        measures.length === 0
          ? `No ${wordFor(facts.framework, 'measure')} is reported, so none can call for attention.`
          : `No ${wordFor(facts.framework, 'measure')} is ${off} or ${near}.`,
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
  return { id: 'exceptions', heading: 'What needs your attention', level: 1, blocks }
}

export const isException = ({ status }: Pick<MeasureFact, 'status'>): boolean =>
  status === 'off-target' || status === 'near-target'

const isExpectedToMiss = ({ latest }: MeasureFact): boolean =>
  latest?.year_end_status === 'off-target' || latest?.year_end_status === 'near-target'

type ExceptionColumn = { column: Column; cell: (measure: MeasureFact) => Cell }

/** What no exception has (a forecast, a comment, a remedy) has no column; without any comment the judgement is the reason. */
const columnsFor = (facts: ReportFacts, measures: readonly MeasureFact[]): ExceptionColumn[] => {
  const forecasts = measures.some(({ latest }) => latest?.year_end_status)
  const said = measures.length === 0 || measures.some(({ commentary }) => commentary)
  return [
    {
      column: { heading: capital(wordFor(facts.framework, 'measure')), width: said ? 0.18 : 0.3 },
      cell: ({ name, measure_code, unit_name }) => ({
        text: name,
        note: [measure_code, unit_name].filter(Boolean).join(' · '),
      }),
    },
    {
      column: { heading: 'Result', align: 'right', width: 0.1 },
      cell: (measure) => resultCell(facts, measure),
    },
    { column: { heading: 'Now', width: 0.14 }, cell: ({ status }) => statusCell(facts, status) },
    ...(forecasts ? [{ column: { heading: 'Year end', width: 0.14 }, cell: yearEndIn(facts) }] : []),
    ...(said
      ? [
          { column: { heading: 'What happened and why', width: 0.25 }, cell: whyCell },
          {
            column: { heading: 'What we will do, by when' },
            cell: ({ commentary }: MeasureFact) => ({ text: remedyOf(commentary) }),
          },
        ]
      : [{ column: { heading: 'Why' }, cell: ({ sentence }: MeasureFact) => ({ text: sentence }) }]),
  ]
}

const silence = (facts: ReportFacts, measures: readonly MeasureFact[]): Block[] =>
  measures.length === 0 || measures.some(({ commentary }) => commentary)
    ? []
    : [
        {
          kind: 'paragraph',
          text: `No commentary and no remedy has been given for ${measures.length === 1 ? `this ${wordFor(facts.framework, 'measure')}` : `any of these ${measures.length} ${wordFor(facts.framework, 'measures')}`}.`,
        },
      ]

/** Said once of the tolerance that most have in common; a measure's own is told with the measure. */
const toleranceTold = (facts: ReportFacts, measures: readonly MeasureFact[]): Block[] => {
  const { set_by } = statusRuleAt(facts.framework, facts.period.end_on)
  if (set_by === undefined || !measures.some(({ latest }) => latest?.tolerance_set_by === set_by)) return []
  return [{ kind: 'paragraph', text: sentences(`What counts as ${wordIn(facts, 'near-target')} was set by ${set_by}`) }]
}

const yearEndIn =
  (facts: ReportFacts) =>
  ({ latest }: MeasureFact): Cell =>
    latest?.year_end_status ? statusCell(facts, latest.year_end_status) : { text: 'No forecast' }

const earlierFigure = 'Written for an earlier figure, before it was revised.'

/** In the service's words; the judgement stands in for them only where there are none, since the table of the measure has it. */
const whyCell = ({ sentence, commentary }: MeasureFact): Cell =>
  commentary
    ? { text: sentences(commentary.of_earlier_figure ? earlierFigure : '', commentary.what_happened, commentary.why) }
    : { text: 'No commentary has been given.', ...(sentence ? { note: sentence } : {}) }

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
