import type { Leave, Relation, RelationPermission } from '#platform/access/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'

/** What follows from what somebody is to a person, and from no role. */
export const RelationsTable = ({ relations }: { relations: readonly RelationPermission[] }) => (
  <>
    <h2 class="govuk-heading-m">Whatever the role</h2>
    <p class="govuk-body">
      Some things follow from what somebody is to a person, and no role opens them. To everybody else they are not
      there.
    </p>
    <DataTable
      caption="What somebody may do by what they are to a person"
      captionHidden
      head={[{ text: 'To do or see' }, ...relationWords.map(([, text]) => ({ text }))]}
      rows={relations.map((one) => [{ text: one.title }, ...relationWords.map(([of]) => ({ text: words(one[of]) }))])}
    />
  </>
)

const relationWords: readonly [Relation, string][] = [
  ['oneself', 'The person'],
  ['manager', 'Their line manager today'],
  ['writer', 'Who wrote it'],
  ['stand_in', 'A stand-in for them'],
  ['token', 'A token of theirs'],
  ['others', 'Everybody else'],
]

const words = (leave: Leave): string => (leave === true ? 'Yes' : 'No')
