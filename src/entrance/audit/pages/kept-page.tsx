import type { Framework, PageFrame } from '#framework/door.ts'
import { printDate, printDateTime } from '#kernel/dates.ts'
import type { KeptDisposal } from '#platform/audit/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { AuditFrame } from './audit-frame.tsx'

type Props = {
  frame: PageFrame
  council: string
  rules: Framework['retention']
  disposals: readonly KeptDisposal[]
}

const recordWords: Record<string, string> = {
  'audit-log': 'What was done (the audit log)',
  'refused-attempts': 'Sign-ins and attempts',
  'request-keys': 'Answers kept for repeated requests',
  appraisals: 'Appraisals, with what was agreed',
  invitations: 'Letters of invitation, with the address they went to',
  events: 'Messages between the parts of the product',
}

const wordsOf = (record: string): string => recordWords[record] ?? record

/** The rules by which records go, and what went by them. */
export const KeptPage = ({ frame, council, rules, disposals }: Props) => {
  const all = rules.every(({ illustrative }) => illustrative)
  return (
    <AuditFrame frame={frame} council={council} title="How long records are kept" here="kept">
      <p class="govuk-body">
        Figures, targets and released reports are kept for ever. The records below are removed in the night after their
        time is over.
      </p>
      <h2 class="govuk-heading-m">Rules</h2>
      {rules.some(({ illustrative }) => illustrative) && <p class="govuk-body">{illustrativeWords(rules)}</p>}
      <DataTable
        caption="Retention rules"
        captionHidden
        head={[{ text: 'Records' }, { text: 'Kept for' }, { text: 'Why' }]}
        rows={rules.map(({ record, keep, why, illustrative }) => [
          { text: wordsOf(record) },
          { text: keep, classes: 'gt-nowrap' },
          { text: illustrative && !all ? `${why} (illustrative)` : why },
        ])}
        empty={<p class="govuk-body">The framework has no rule, so every record is kept.</p>}
      />
      <h2 class="govuk-heading-m">What was disposed of</h2>
      <DataTable
        caption="Disposals"
        captionHidden
        head={[
          { text: 'When' },
          { text: 'Records' },
          { text: 'How many', format: 'numeric' },
          { text: 'From when to when' },
          { text: 'Rule' },
          { text: 'By' },
        ]}
        rows={disposals.map((disposal) => [
          { text: printDateTime(disposal.at) },
          { text: wordsOf(disposal.record_type) },
          { text: disposal.rows.toLocaleString('en-GB'), format: 'numeric' as const },
          { text: rangeWords(disposal) },
          { text: `Kept ${disposal.rule}` },
          { text: disposal.disposed_by },
        ])}
        empty={<p class="govuk-body">Nothing has been disposed of yet.</p>}
      />
    </AuditFrame>
  )
}

/** Said once, and not beside every rule. */
const illustrativeWords = (rules: Props['rules']): string =>
  rules.every(({ illustrative }) => illustrative)
    ? 'The times are illustrative: the council’s framework gives none.'
    : 'Where a time is illustrative, the council’s framework gives none.'

const rangeWords = ({ first_at, last_at, first_id, last_id }: KeptDisposal): string => {
  if (first_at === null || last_at === null) return 'not available'
  const days = `${printDate(first_at.slice(0, 10))} to ${printDate(last_at.slice(0, 10))}`
  return first_id === null ? days : `${days}, numbers ${first_id} to ${last_id}`
}
