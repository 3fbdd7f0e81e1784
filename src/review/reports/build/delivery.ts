import { wordFor } from '#framework/door.ts'
import { isIsoDate, printDate } from '#kernel/dates.ts'
import { capital } from '#kernel/words.ts'
import type { Block, KeyFigure, Row, Section } from '#review/reports/content.ts'
import type { ActionFact, ReportFacts } from '#review/reports/facts.ts'
import { counted, sentence, statusCell, wordIn } from './words.ts'

const statuses = ['on-target', 'near-target', 'off-target'] as const
const stages = { 'not-started': 'Not started', 'in-progress': 'In progress', complete: 'Complete', stopped: 'Stopped' }

/** How far the actions of the plan have come, the ones in trouble first. */
export const deliverySection = (facts: ReportFacts): Section => {
  const reported = facts.actions.filter((action) => action.progress)
  const silent = facts.actions.filter((action) => !action.progress)
  const blocks: Block[] = [{ kind: 'paragraph', text: actionsSentence(facts) }]
  if (reported.length > 0)
    blocks.push(
      {
        kind: 'status-counts',
        caption: `${capital(wordFor(facts.framework, 'actions'))} by status`,
        counts: statuses.flatMap((status) => {
          const count = reported.filter((action) => action.progress?.status === status).length
          return count === 0 ? [] : [{ status, word: statusCell(facts, status).text, count }]
        }),
      },
      {
        kind: 'table',
        id: 'actions',
        caption: `Progress of ${wordFor(facts.framework, 'actions')}, those off target first`,
        columns: [
          { heading: capital(wordFor(facts.framework, 'action')), width: 0.36 },
          { heading: 'Due', width: 0.14 },
          { heading: 'Stage', width: 0.12 },
          { heading: 'Status', width: 0.13 },
          { heading: 'Progress' },
        ],
        rows: [...reported].sort(byTrouble).map((action) => rowOf(facts, action)),
      },
    )
  if (silent.length > 0 && reported.length > 0)
    blocks.push(
      { kind: 'paragraph', text: 'Nothing was reported in this period of:' },
      { kind: 'list', items: silent.map((action) => `${action.name} (${action.action_code})`) },
    )
  return { id: 'delivery', heading: `Progress of the ${wordFor(facts.framework, 'delivery_plan')}`, level: 1, blocks }
}

/** The one sentence on actions: how many were reported on, how they stand, and of how many nothing was said. */
export const actionsSentence = (facts: ReportFacts): string => {
  const reported = facts.actions.filter((action) => action.progress)
  const nouns = [wordFor(facts.framework, 'action'), wordFor(facts.framework, 'actions')] as const
  if (reported.length === 0) return `No progress of ${nouns[1]} was reported for this period.`
  const count = (status: (typeof statuses)[number]) =>
    reported.filter((action) => action.progress?.status === status).length
  const parts = statuses.map((status) => `${count(status) || 'none'} ${wordIn(facts, status)}`)
  const complete = reported.filter((action) => action.progress?.stage === 'complete').length
  const silent = facts.actions.length - reported.length
  return sentence(
    `${capital(counted(reported.length, ...nouns))} ${reported.length === 1 ? 'was' : 'were'} reported on: ${parts[0]}, ${parts[1]} and ${parts[2]}; ${complete || 'none'} ${complete > 1 ? 'are' : 'is'} complete${silent > 0 ? ` and nothing was said of ${silent} more` : ''}`,
  )
}

/** For the head of the report, when this body receives the delivery plan and something was said of it. */
export const actionFigures = (facts: ReportFacts): KeyFigure[] => {
  const reported = facts.actions.filter((action) => action.progress)
  if (!facts.sections.includes('delivery') || reported.length === 0) return []
  const off = reported.filter((action) => action.progress?.status === 'off-target').length
  const label = `${capital(wordFor(facts.framework, 'actions'))} ${wordIn(facts, 'off-target')}`
  return [{ label, value: `${off}`, note: `of ${reported.length} reported on` }]
}

const byTrouble = (a: ActionFact, b: ActionFact): number => rank(b) - rank(a)
const rank = ({ progress }: ActionFact): number => (progress ? statuses.indexOf(progress.status) : -1)

const rowOf = (facts: ReportFacts, action: ActionFact): Row => {
  const { progress } = action
  const percent = progress?.percent_complete
  return {
    cells: [
      { text: action.name, note: [action.action_code, action.lead].filter(Boolean).join(' · ') },
      action.due_on
        ? {
            text: action.due_text === '' || isIsoDate(action.due_text) ? printDate(action.due_on) : action.due_text,
            date: action.due_on,
          }
        : { text: action.due_text || 'no date given' },
      {
        text: progress ? stages[progress.stage] : 'Not reported',
        ...(percent ? { note: `${Number(percent)}% complete` } : {}),
      },
      progress ? statusCell(facts, progress.status) : { text: 'Not reported' },
      { text: progress?.comment || 'No comment was given.' },
    ],
  }
}
