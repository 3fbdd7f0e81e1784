import type { PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { TableCell } from '#ui/table/table.tsx'
import { byOwner, type EmptySeats, type Phantom } from '../rules.ts'
import { DutyName } from './duty-name.tsx'

type Props = {
  frame: PageFrame
  council_id: string
  phantoms: readonly Phantom[]
  seats: readonly EmptySeats[]
  /** Whether who asks looks after people, and so can do something about it. */
  edits: boolean
}

/** What is owned by nobody who is there, by owner: nobody will answer for it until somebody else is named. */
export const PhantomsPage = ({ frame, council_id, phantoms, seats, edits }: Props) => {
  const owners = byOwner(phantoms)
  const title = titleOf(owners.length)
  return (
    <Page
      {...frame}
      title={title}
      wide
      breadcrumbs={[
        { text: 'Home', href: paths.home(council_id) },
        { text: 'People', href: paths.people(council_id) },
        { text: 'Owners who are not there' },
      ]}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {owners.length > 0 && (
        <>
          <p class="govuk-body">
            They are named for {counted(phantoms.length, 'measure, action or risk', 'measures, actions and risks')}, and
            nobody will answer for these until they sign in or somebody else is named. {whatToDo(edits)}
          </p>
          <ListBar count={`${counted(owners.length, 'owner', 'owners')}, those who own most first`} />
        </>
      )}
      <DataTable
        caption="Owners who are not there"
        captionHidden
        empty="Everybody who is named for a measure, an action or a risk comes here."
        head={[{ text: 'Named' }, { text: 'Why not there' }, { text: 'Owns' }]}
        rows={owners.map((owned) => [
          nameCell(owned[0], council_id),
          { text: owned[0]?.why ?? '' },
          { html: <Owned owned={owned} council_id={council_id} />, classes: 'gt-cell--long' },
        ])}
      />
      {seats.length > 0 && (
        <DataTable
          caption="Seats that are not filled"
          head={[{ text: 'Body' }, { text: 'Role' }, { text: 'Held by' }]}
          rows={seats.map(({ body, role, wanted, taken }) => [
            { text: body },
            { text: role },
            { text: `${taken === 0 ? 'Nobody' : taken} of ${wanted}` },
          ])}
        />
      )}
    </Page>
  )
}

const nameCell = (owner: Phantom | undefined, council_id: string): TableCell => {
  if (!owner?.known) return { text: owner?.named ?? '' }
  return {
    html: (
      <a class="govuk-link" href={paths.person(council_id, owner.person_id)}>
        {owner.named}
      </a>
    ),
  }
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const titleOf = (owners: number): string => {
  if (owners === 0) return 'Every owner is there'
  return owners === 1 ? '1 owner is not there' : `${owners} owners are not there`
}

const whatToDo = (edits: boolean): string =>
  edits
    ? 'Open a person to invite them, or to hand over what they own. Who is not known here as a person is added under People; then name them in the file of actions or risks, and import it.'
    : 'Ask whoever looks after people to put it right.'

const Owned = ({ owned, council_id }: { owned: readonly Phantom[]; council_id: string }) => (
  <ul class="gt-cell-list">
    {owned.map(({ what, code, name }) => (
      <li>
        <DutyName {...{ what, code, name, council_id }} /> ({what} {code})
      </li>
    ))}
  </ul>
)
