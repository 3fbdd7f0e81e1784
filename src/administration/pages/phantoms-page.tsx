import type { PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { Phantom } from '../rules.ts'

type Props = { frame: PageFrame; council_id: string; phantoms: readonly Phantom[] }

/** What is owned by nobody who is there: measures, actions and risks that nobody will answer for until somebody is named. */
export const PhantomsPage = ({ frame, council_id, phantoms }: Props) => (
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
    <ListBar count={`${phantoms.length} named for something they do not come to`} />
    <DataTable
      caption="Owners who are not there"
      captionHidden
      empty="Everybody who is named for a measure, an action or a risk comes here."
      head={[{ text: 'Named' }, { text: 'Why not there' }, { text: 'For' }, { text: 'Code' }, { text: 'Name' }]}
      rows={phantoms.map(({ named, why, what, code, name }) => [
        { text: named },
        { text: why },
        { text: what },
        { text: code },
        { text: name },
      ])}
    />
  </Page>
)
