/** An address that answers with data, for those who read rather than write. */
export type Read = {
  readonly id: string
  /** Below the council's own address, with parameters in braces. */
  readonly path: string
  readonly title: string
  readonly media: 'application/json' | 'text/csv' | 'text/calendar' | 'application/yaml'
  readonly query?: Readonly<Record<string, string>>
}

const filters = {
  q: 'Words of the name or code',
  status: 'A status, such as off-target',
  objective: 'The code of a plan item',
  service: 'The code of a service',
  level: 'strategic, operational or contextual, as the council has it',
  period: 'A period such as 2026-27-Q2; the newest figure by its end',
}
const year = { year: 'A year such as 2026-27; this year unless said' }

/** The JSON of a page is at the page's own address: ask for application/json, or add format=json. */
export const reads: readonly Read[] = [
  {
    id: 'measures',
    path: '/measures',
    title: 'List measures with their newest figure and status',
    media: 'application/json',
    query: filters,
  },
  {
    id: 'measures-csv',
    path: '/measures?format=csv',
    title: 'The same list as a CSV file',
    media: 'text/csv',
    query: filters,
  },
  {
    id: 'measure',
    path: '/measures/{code}',
    title: 'One measure: figures, targets, status and the sentence that says why',
    media: 'application/json',
  },
  { id: 'risks', path: '/risks', title: 'List the risks you see, the gravest first', media: 'application/json' },
  {
    id: 'risk',
    path: '/risks/{code}',
    title: 'One risk: scores, movement, controls and every assessment',
    media: 'application/json',
  },
  {
    id: 'calendar-csv',
    path: '/calendar.csv',
    title: 'The reporting calendar of a year',
    media: 'text/csv',
    query: year,
  },
  {
    id: 'calendar-feed',
    path: '/calendar.ics',
    title: 'The same as a calendar feed',
    media: 'text/calendar',
    query: year,
  },
  {
    id: 'appraisals-held',
    path: '/people/appraisals/completion',
    title: 'How many appraisals were held this year, by service: counts alone',
    media: 'application/json',
  },
  { id: 'framework', path: '/framework.yaml', title: 'The framework in force', media: 'application/yaml' },
]
