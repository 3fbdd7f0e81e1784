import type { PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { TableCell } from '#ui/table/table.tsx'
import type { EmptySeats, Phantom } from '../rules.ts'

type Props = {
  frame: PageFrame
  council_id: string
  phantoms: readonly Phantom[]
  seats: readonly EmptySeats[]
}

/** What is owned by nobody who is there, by owner: nobody will answer for it until somebody else is named. */
export const PhantomsPage = ({ frame, council_id, phantoms, seats }: Props) => {
  const owners = [...Map.groupBy(phantoms, ({ named }) => named).values()]
  return (
    <Page
      {...frame}
      title="Owners who are not there"
      wide
      breadcrumbs={[
        { text: 'Home', href: paths.home(council_id) },
        { text: 'People', href: paths.people(council_id) },
        { text: 'Owners who are not there' },
      ]}
    >
      <h1 class="govuk-heading-l">Owners who are not there</h1>
      <p class="govuk-body">
        They are named as owners, but nobody will answer until they sign in or somebody else is named.
      </p>
      <ListBar count={`${counted(owners.length, 'owner')} of ${counted(phantoms.length, 'thing')}`} />
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

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const Owned = ({ owned, council_id }: { owned: readonly Phantom[]; council_id: string }) => (
  <ul class="gt-cell-list">
    {owned.map(({ what, code, name }) => (
      <li>
        {what === 'measure' ? (
          <a class="govuk-link" href={paths.measure(council_id, code)}>
            {name}
          </a>
        ) : (
          name
        )}{' '}
        ({what} {code})
      </li>
    ))}
  </ul>
)
