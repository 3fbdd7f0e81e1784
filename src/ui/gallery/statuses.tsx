import { statusCodes, statusWords } from '#kernel/status.ts'
import { DataTable } from '../data-table/data-table.tsx'
import { DirectionWord, NowAndYearEnd, StatusCounts, StatusTag } from '../status/status.tsx'

export const GalleryStatuses = () => (
  <section>
    <h2 class="govuk-heading-l">Status</h2>
    <StatusCounts
      counts={[
        { status: 'on-target', word: 'On target', count: 34 },
        { status: 'near-target', word: 'Near target', count: 9 },
        { status: 'off-target', word: 'Off target', count: 7 },
        { status: 'awaiting', word: 'Awaiting data', count: 3 },
      ]}
    />
    <NowAndYearEnd now={{ status: 'near-target' }} yearEnd={{ status: 'off-target' }} />
    <NowAndYearEnd now={{ status: 'exceeded', word: 'Well ahead' }} yearEnd={null} />
    <DataTable
      caption="Every status, in the product’s word and in a word of a framework"
      head={[{ text: 'Status' }, { text: 'Renamed' }, { text: 'Code' }]}
      rows={statusCodes.map((status) => [
        { html: <StatusTag status={status} /> },
        { html: <StatusTag status={status} word={renamed[status] ?? statusWords[status]} /> },
        { text: status },
      ])}
    />
    <h3 class="govuk-heading-m">Direction</h3>
    <ul class="govuk-list">
      <li>
        <DirectionWord direction="better" moved="down" than="last quarter" />
      </li>
      <li>
        <DirectionWord direction="worse" moved="up" than="last quarter" />
      </li>
      <li>
        <DirectionWord direction="same" moved="level" than="a year ago" />
      </li>
    </ul>
  </section>
)

const renamed: Partial<Record<string, string>> = {
  'on-target': 'Green',
  'near-target': 'Amber',
  'off-target': 'Red',
  exceeded: 'Blue',
}
