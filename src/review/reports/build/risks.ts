import { isAboveAppetite as isAbove, type Rating, ratingOf, scoreOn, statusOfRag } from '#do/risk/door.ts'
import { wordFor } from '#framework/door.ts'
import { previousPeriod, printPeriod } from '#kernel/period.ts'
import { capital, listed, lower } from '#kernel/words.ts'
import type { Block, Cell, Column, KeyFigure, Section } from '#review/reports/content.ts'
import type { ReportFacts, RiskFact, RiskScores } from '#review/reports/facts.ts'
import { counted, sentence, sentences } from './words.ts'

type Movement = 'up' | 'down' | 'same' | 'new'
const rags = ['green', 'amber', 'red'] as const

/** Corporate risks, the gravest first, with where each stood a period ago. */
export const risksSection = (facts: ReportFacts): Section => {
  const open = assessed(facts)
  const closed = facts.risks.filter((risk) => risk.closed_on)
  const blocks: Block[] = [{ kind: 'paragraph', text: risksSentence(facts) }]
  if (open.length > 0)
    blocks.push({
      kind: 'table',
      id: 'risks',
      caption: `${capital(wordFor(facts.framework, 'risk_register'))}, gravest first`,
      columns: columnsFor(open).map(({ column }) => column),
      rows: [...open]
        .sort((a, b) => gravity(facts, b.now) - gravity(facts, a.now))
        .map((risk) => ({ cells: columnsFor(open).map(({ cell }) => cell(facts, risk)) })),
    })
  if (closed.length > 0)
    blocks.push(
      { kind: 'paragraph', text: 'Closed in this period:' },
      { kind: 'list', items: closed.map((risk) => sentence(`${risk.name}. ${risk.closed_reason}`)) },
    )
  return { id: 'risks', heading: capital(nounsOf(facts)[1]), level: 1, blocks }
}

type RiskColumn = { column: Column; cell: (facts: ReportFacts, risk: RiskFact) => Cell }

/** What no risk of a register has (an aim, a comment) is left out, rather than said of each that it has none. */
const columnsFor = (risks: RiskFact[]): RiskColumn[] => {
  const aims = risks.some(({ now }) => now?.target_likelihood && now.target_impact)
  const said = risks.some(({ now }) => now?.controls || now?.comment)
  return [
    { column: { heading: 'Risk', ...(said ? { width: 0.3 } : {}) }, cell: nameCell },
    { column: { heading: 'Now', width: 0.13 }, cell: ratingCell },
    ...(aims ? [{ column: { heading: 'Aim', width: 0.1 }, cell: aimCell }] : []),
    { column: { heading: 'Movement', width: said ? 0.15 : 0.2 }, cell: movementCell },
    ...(said ? [{ column: { heading: 'Controls and comment' }, cell: commentCell }] : []),
  ]
}

/** As the council calls its register: a strategic risk register holds strategic risks. */
const nounsOf = ({ framework }: ReportFacts): [string, string] => {
  const [, kind = 'corporate'] = /^(\S+) risk register$/i.exec(wordFor(framework, 'risk_register')) ?? []
  return [`${lower(kind)} risk`, `${lower(kind)} risks`]
}

/** The one sentence on risks: how many are open and red, and how they moved. */
export const risksSentence = (facts: ReportFacts): string => {
  const open = assessed(facts).filter(({ is_opportunity }) => !is_opportunity)
  const opportunities = assessed(facts).length - open.length
  if (open.length === 0) return 'No risk was reported for this period.'
  const red = open.filter((risk) => ragOf(facts, risk.now) === 'red').length
  const move = (wanted: Movement) => open.filter((risk) => movementOf(facts, risk) === wanted).length
  const moved = [
    ...(move('up') > 0 ? [`${move('up')} went up`] : []),
    ...(move('down') > 0 ? [`${move('down')} went down`] : []),
    ...(move('new') > 0 ? [`${move('new')} ${move('new') === 1 ? 'is' : 'are'} newly assessed`] : []),
  ]
  const since = moved.length > 0 ? `Since ${printPeriod(previousPeriod(facts.period))}, ${listed(moved)}` : ''
  const limited = open.filter((risk) => isAboveAppetite(facts, risk) !== null)
  const above = open.filter((risk) => isAboveAppetite(facts, risk)).length
  const [one, many] = nounsOf(facts)
  const noun = capital(counted(open.length, `${one} is`, `${many} are`))
  return sentences(
    `${noun} assessed, ${red === 0 ? 'none' : red} of them ${redWord(facts)}`,
    since || `None has moved since ${printPeriod(previousPeriod(facts.period))}`,
    limited.length === 0 ? '' : `${above === 0 ? 'None' : above} ${above > 1 ? 'are' : 'is'} above appetite`,
    opportunities === 0 ? '' : `${capital(counted(opportunities, 'opportunity is', 'opportunities are'))} assessed too`,
  )
}

/** How many risks have the gravest rating, for the head of the report. */
export const riskFigures = (facts: ReportFacts): KeyFigure[] => {
  const open = assessed(facts).filter(({ is_opportunity }) => !is_opportunity)
  if (!facts.sections.includes('risks') || open.length === 0) return []
  const red = open.filter((risk) => ragOf(facts, risk.now) === 'red').length
  return [{ label: `Risks ${redWord(facts)}`, value: `${red}`, note: `of ${open.length} assessed` }]
}

/** Likelihood times impact, or the framework's table of scores; null where only a colour is published. */
export const scoreOf = (facts: Pick<ReportFacts, 'framework'>, at: RiskScores | null): number | null =>
  ratingAt(facts, at).score

export const ragOf = (facts: Pick<ReportFacts, 'framework'>, at: RiskScores | null) => ratingAt(facts, at).rag

const ratingAt = ({ framework }: Pick<ReportFacts, 'framework'>, at: RiskScores | null): Rating =>
  ratingOf(framework.risk, {
    likelihood: at?.current_likelihood ?? null,
    impact: at?.current_impact ?? null,
    rag: at?.rag ?? null,
  })

/** What this council calls its gravest rating. */
const redWord = ({ framework: { risk } }: Pick<ReportFacts, 'framework'>): string => {
  const bands = risk.matrix?.bands ?? risk.judged?.ratings ?? []
  const names = bands.filter((band) => band.status === 'red').map((band) => band.name)
  return names.length > 0 ? `rated ${names.join(' or ')}` : 'red'
}

export const movementOf = (facts: Pick<ReportFacts, 'framework'>, risk: RiskFact): Movement => {
  const [now, before] = [gravity(facts, risk.now), gravity(facts, risk.before)]
  if (before < 0) return 'new'
  return now > before ? 'up' : now < before ? 'down' : 'same'
}

const assessed = (facts: ReportFacts) => facts.risks.filter((risk) => risk.now && !risk.closed_on)

/** The score, or the place of the colour: comparable within a council, which publishes one or the other. */
const gravity = (facts: Pick<ReportFacts, 'framework'>, at: RiskScores | null): number => {
  const rag = at?.rag
  return scoreOf(facts, at) ?? (rag ? rags.indexOf(rag) : -1)
}

const isAboveAppetite = (facts: ReportFacts, risk: RiskFact): boolean | null =>
  isAbove(facts.framework.risk, risk.appetite_max, scoreOf(facts, risk.now))

const nameCell = (_: ReportFacts, risk: RiskFact): Cell => ({
  text: risk.name,
  note: [
    /^\d+$/.test(risk.risk_code) ? `risk ${risk.risk_code}` : risk.risk_code,
    risk.is_opportunity ? 'opportunity' : '',
    risk.owner,
  ]
    .filter(Boolean)
    .join(' · '),
})

const movementCell = (facts: ReportFacts, risk: RiskFact): Cell => ({ text: movementWords(facts, risk) })

const commentCell = (_: ReportFacts, { now }: RiskFact): Cell => ({
  text: sentences(now?.controls ?? '', now?.comment ?? '') || 'No comment was given.',
})

const ratingCell = (facts: ReportFacts, risk: RiskFact): Cell => {
  const { score: points, rag, word } = ratingAt(facts, risk.now)
  const notes = [
    points === null ? '' : `${points} (${risk.now?.current_likelihood} × ${risk.now?.current_impact})`,
    isAboveAppetite(facts, risk) ? 'above appetite' : '',
  ].filter(Boolean)
  return {
    text: word,
    // the colours are those of risk: a high opportunity is no fault
    ...(rag ? { status: risk.is_opportunity ? 'no-target' : statusOfRag[rag] } : {}),
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
  }
}

const aimCell = ({ framework }: ReportFacts, { now }: RiskFact): Cell => {
  const aim = { likelihood: now?.target_likelihood ?? null, impact: now?.target_impact ?? null }
  const points = scoreOn(framework.risk, aim)
  return points === null ? { text: 'none set' } : { text: `${points}`, number: { value: `${points}`, format: '0' } }
}

const movementWords = (facts: ReportFacts, risk: RiskFact): string => {
  const movement = movementOf(facts, risk)
  const was = scoreOf(facts, risk.before) ?? risk.before?.rag
  if (movement === 'new') return 'not assessed before'
  return movement === 'same' ? 'no change' : `${movement} from ${was}`
}
