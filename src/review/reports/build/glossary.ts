import { statusRuleAt, statusWord } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Section } from '#review/reports/content.ts'
import type { ReportFacts } from '#review/reports/facts.ts'
import { reportedMeasures } from './measures.ts'
import { sentence, statusCell } from './words.ts'

const always: readonly StatusCode[] = [
  'on-target',
  'near-target',
  'off-target',
  'no-target',
  'not-due',
  'awaiting',
  'late',
]
const inOrder: readonly StatusCode[] = ['exceeded', ...always, 'missing', 'suspended', 'suppressed']

/** What each status means, by the rule in force at the end of the period. */
export const glossarySection = (facts: ReportFacts): Section => {
  const used = new Set(reportedMeasures(facts).map((measure) => measure.status))
  const rule = statusRuleAt(facts.framework, facts.period.end_on)
  return {
    id: 'glossary',
    heading: 'What the words mean',
    level: 1,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Each status is shown by a shape and a word as well as a colour. A measure may carry a tolerance of its own in place of the general rule.',
      },
      {
        kind: 'table',
        id: 'status-words',
        caption: 'Statuses',
        columns: [{ heading: 'Status', width: 0.25 }, { heading: 'Meaning' }],
        rows: inOrder
          .filter((status) => always.includes(status) || used.has(status))
          .map((status) => ({ cells: [statusCell(facts, status), { text: meaningOf(facts, status) }] })),
      },
      {
        kind: 'paragraph',
        text: sentence(
          `Better and worse are judged by what is good for the measure, so that a falling figure may be better${rule.set_by ? `. The tolerance comes from ${rule.set_by}` : ''}`,
        ),
      },
    ],
  }
}

const meaningOf = (facts: ReportFacts, status: StatusCode): string => {
  const rule = statusRuleAt(facts.framework, facts.period.end_on)
  const margin = rule.tolerance.words ?? toleranceWords(rule.tolerance)
  const lastYear = rule.amber_when === 'no-worse-than-last-year'
  const meanings: Record<StatusCode, string> = {
    exceeded: 'The target is exceeded by more than the margin the council has set.',
    'on-target': rule.green_band
      ? `The target is met, or the figure is ${toleranceWords(rule.green_band)}.`
      : 'The target is met.',
    'near-target': lastYear
      ? 'The target is missed, but the figure is no worse than a year ago.'
      : `The target is missed, but the figure is ${margin}.`,
    'off-target': lastYear
      ? 'The target is missed and the figure is worse than a year ago.'
      : 'The target is missed by more than that.',
    'no-target': 'There is no target in numbers, so the figure is not judged.',
    'not-due': 'No figure falls in this period; the last one is shown with its date.',
    awaiting: 'The figure is not in, and is not yet due.',
    late: 'The figure was due and has not been given.',
    missing: `The figure is not available, or so late that it is no longer awaited as ${statusWord(facts.framework, 'late').toLowerCase()}.`,
    suspended: 'The measure is not being reported for the time being.',
    suppressed: 'The figure is withheld because it is so small that people could be recognised.',
  }
  return meanings[status]
}

const toleranceWords = ({ kind, value }: { kind: string; value: string }): string => {
  if (kind === 'percent') return `within ${value}% of the target`
  if (kind === 'points') return `within ${value} percentage points of the target`
  return kind === 'floor' ? "at least at the measure's own floor" : `within ${value} of the target`
}
