import { Sparkline } from '../charts/chart-figure.tsx'
import { DataTable, ListBar } from '../data-table/data-table.tsx'
import { Filters } from '../filters/filters.tsx'
import { Pagination } from '../pagination/pagination.tsx'
import { DirectionWord, StatusTag } from '../status/status.tsx'
import { SummaryList } from '../summary-list/summary-list.tsx'

export const GalleryTables = () => (
  <section>
    <h2 class="govuk-heading-l">Lists</h2>
    <Filters
      action="/ui"
      clear="/ui"
      filters={[
        { name: 'search', label: 'Name or code' },
        {
          name: 'service',
          label: 'Service',
          value: 'housing',
          items: [
            { value: '', text: 'All' },
            { value: 'housing', text: 'Housing' },
          ],
        },
        {
          name: 'status',
          label: 'Status',
          items: [
            { value: '', text: 'Any' },
            { value: 'off-target', text: 'Off target' },
          ],
        },
      ]}
    />
    <ListBar
      count="3 measures, off target first"
      downloads={[
        { text: 'CSV', href: '/ui/measures.csv' },
        { text: 'Excel', href: '/ui/measures.xlsx' },
      ]}
    />
    <DataTable
      caption="Measures of Housing"
      captionHidden
      head={[
        { text: 'Measure', sort: { href: '/ui?sort=measure' } },
        { text: 'Latest', format: 'numeric' },
        { text: 'Target', format: 'numeric' },
        { text: 'Now', sort: { href: '/ui?sort=-status', direction: 'ascending' } },
        { text: 'Year end' },
        { text: 'Direction' },
        { text: 'Last 12' },
        { text: 'Owner' },
      ]}
      rows={measures.map(({ name, latest, target, now, end, direction, moved, points }) => [
        {
          html: (
            <a class="govuk-link" href="/ui?measure">
              {name}
            </a>
          ),
        },
        { text: latest, format: 'numeric' as const },
        { text: target, format: 'numeric' as const },
        { html: <StatusTag status={now} /> },
        { html: <StatusTag status={end} /> },
        { html: <DirectionWord direction={direction} moved={moved} /> },
        {
          html: (
            <Sparkline
              points={points}
              target={target.replace(/[^\d.]/g, '')}
              status={now}
              alt={`${name}, last ${points.length} figures`}
            />
          ),
        },
        { text: 'Head of Housing' },
      ])}
    />
    <DataTable caption="Actions" head={[]} rows={[]} empty="No actions are late. Those due next are under My work." />
    <Pagination
      previous={{ href: '/ui?page=1' }}
      next={{ href: '/ui?page=3' }}
      items={[
        { number: 1, href: '/ui?page=1' },
        { number: 2, href: '/ui?page=2', current: true },
        { ellipsis: true },
        { number: 9, href: '/ui?page=9' },
      ]}
    />
    <SummaryList
      rows={[
        {
          key: { text: 'Owner' },
          value: { text: 'Head of Housing' },
          actions: { items: [{ href: '/ui?owner', text: 'Change', visuallyHiddenText: 'owner' }] },
        },
        { key: { text: 'Definition' }, value: { text: 'Version 3, from 1 April 2025' } },
      ]}
    />
  </section>
)

const measures = [
  {
    name: 'HOU03 Homes let within 25 days',
    latest: '91.2%',
    target: '93%',
    now: 'off-target',
    end: 'off-target',
    direction: 'worse',
    moved: 'down',
    points: ['94', '93', '92.5', null, '91.9', '91.2'],
  },
  {
    name: 'HOU07 Households in temporary accommodation',
    latest: '1,214',
    target: '1,200',
    now: 'near-target',
    end: 'on-target',
    direction: 'better',
    moved: 'down',
    points: ['1301', '1280', '1266', '1240', '1214'],
  },
  {
    name: 'HOU11 Repairs finished at the first visit',
    latest: '88%',
    target: '85%',
    now: 'on-target',
    end: 'no-target',
    direction: 'same',
    moved: 'level',
    points: ['86', '87', '88', '88'],
  },
] as const
