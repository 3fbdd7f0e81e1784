import { wordFor } from '#framework/door.ts'
import { printPeriod } from '#kernel/period.ts'
import { isRated, type StatusCode, statusCodes } from '#kernel/status.ts'
import { capital, listed } from '#kernel/words.ts'
import type { Block, Section } from '#review/reports/content.ts'
import type { MeasureFact, ReportFacts } from '#review/reports/facts.ts'
import { actionFigures, actionsSentence } from './delivery.ts'
import { byStatus, hasFigure, reportedMeasures } from './measures.ts'
import { moneyFigures, moneySentences } from './money.ts'
import { riskFigures, risksSentence } from './risks.ts'
import { counted, sentence, wordIn, written } from './words.ts'

/** The report in a few sentences, each number of which is a count of rows further on. */
export const summarySection = (facts: ReportFacts): Section => {
  const measures = reportedMeasures(facts)
  const blocks: Block[] = written(facts, 'summary', summarySentences(facts)).map((text, at) => ({
    kind: 'paragraph',
    text,
    ...(at === 0 ? { strong: true as const } : {}),
  }))
  if (measures.length > 0) blocks.push(countsBlock(facts, measures))
  const figures = [...moneyFigures(facts), ...riskFigures(facts), ...actionFigures(facts)]
  if (figures.length > 0) blocks.push({ kind: 'key-figures', items: figures })
  return { id: 'summary', heading: 'In short', level: 1, blocks }
}

/** Only of what this body receives: no sentence speaks of a section that was left out. */
export const summarySentences = (facts: ReportFacts): string[] => {
  const measures = reportedMeasures(facts)
  const has = (...codes: string[]) => facts.sections.some((section) => codes.includes(section))
  return [
    ...(measures.length > 0 ? [measuresSentence(facts, measures), directionSentence(measures)] : []),
    ...(measures.length === 0 && has('priorities', 'services', 'exceptions') ? ['No measure is reported.'] : []),
    ...(has('delivery') ? [actionsSentence(facts)] : []),
    ...(has('revenue', 'capital') ? [moneySentences(facts).join(' ')] : []),
    ...(has('risks') ? [risksSentence(facts)] : []),
  ]
}

/** Every status that occurs, in the order good to bad and then those without a judgement. */
export const statusCounts = (facts: ReportFacts, measures: readonly MeasureFact[]) => {
  const groups = byStatus(measures)
  return statusCodes.flatMap((status) => {
    const count = groups.get(status)?.length ?? 0
    return count === 0 ? [] : [{ status, word: capital(wordIn(facts, status)), count }]
  })
}

const countsBlock = (facts: ReportFacts, measures: MeasureFact[]): Block => ({
  kind: 'status-counts',
  caption: `${capital(wordFor(facts.framework, 'measures'))} by status now`,
  counts: statusCounts(facts, measures),
})

const measuresSentence = (facts: ReportFacts, measures: MeasureFact[]): string => {
  const counts = statusCounts(facts, measures)
  const say = ({ status, count }: { status: StatusCode; count: number }) => `${count} ${wordIn(facts, status)}`
  const rated = counts.filter(({ status }) => isRated(status))
  const unrated = counts.filter(({ status }) => !isRated(status))
  const without = unrated.reduce((sum, { count }) => sum + count, 0)
  const noun = counted(measures.length, wordFor(facts.framework, 'measure'), wordFor(facts.framework, 'measures'))
  const judged =
    rated.length > 0
      ? listed(
          rated.map((one, at) =>
            at === 0 ? `${one.count} ${one.count === 1 ? 'is' : 'are'} ${wordIn(facts, one.status)}` : say(one),
          ),
        )
      : 'none can be judged against a target for this period'
  const [only] = unrated
  const kinds = unrated.length === 1 && only ? ` (${wordIn(facts, only.status)})` : `: ${listed(unrated.map(say))}`
  const rest = without > 0 ? `; ${without} ${without === 1 ? 'has' : 'have'} no judgement${kinds}` : ''
  return sentence(`Of the ${noun} reported for ${printPeriod(facts.period, 'months')}, ${judged}${rest}`)
}

const directionSentence = (measures: MeasureFact[]): string => {
  const moves = measures.flatMap((measure) =>
    hasFigure(measure.status) && measure.latest?.direction_previous ? [measure.latest.direction_previous] : [],
  )
  if (moves.length === 0) return 'No figure can yet be compared with the period before it.'
  const count = (direction: string) => moves.filter((move) => move === direction).length || 'none'
  const expected = measures.filter((measure) => measure.latest?.year_end_status === 'off-target').length
  const forecasts = measures.filter((measure) => measure.latest?.year_end_status).length
  const ahead =
    forecasts === 0
      ? ''
      : `; ${expected || 'none'} of ${forecasts} with a forecast ${expected > 1 ? 'are' : 'is'} expected to be well short of target at year end`
  return sentence(
    `Compared with the period before, ${count('better')} of ${moves.length} moved for the better, ${count('worse')} for the worse and ${count('same')} stayed the same${ahead}`,
  )
}
