import { type Framework, statusWord } from '#framework/door.ts'
import { type StatusCode, worstFirst } from '#kernel/status.ts'
import { Filters } from '#ui/filters/filters.tsx'
import { paths } from '../../../paths.ts'
import type { Choices } from '../queries.ts'
import { attention, ofStatus } from '../rules/list-order.ts'
import { summarise } from '../rules/summary.ts'
import { periodWords } from './words.ts'

type Asking = {
  readonly council: string
  /** Of every measure the other filters leave, before one status is chosen. */
  readonly statuses: readonly StatusCode[]
  /** As they stand in the address. */
  readonly asked: Readonly<Record<string, string | undefined>>
}

/** What needs attention, and everything: one step each, whatever else is chosen. */
export const Views = ({ council, statuses, asked }: Asking) => {
  const needing = ofStatus(
    statuses.map((status) => ({ status, name: '', row: null })),
    attention,
  ).length
  const views = [
    { text: `All (${statuses.length})`, status: undefined },
    { text: `Needs attention (${needing})`, status: attention },
  ]
  return (
    <nav aria-label="Views of the list">
      <ul class="gt-views">
        {views.map(({ text, status }) => (
          <li>
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={paths.measures(council, { ...asked, status, sort: undefined })}
              aria-current={asked.status === status ? 'true' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What the list may be narrowed by: a status is offered where a measure has it, with how many do. */
export const ListFilters = ({
  council,
  framework,
  choices,
  statuses,
  asked,
}: Asking & { readonly choices: Choices; readonly framework: Framework }) => {
  const { counts } = summarise(statuses)
  const offered = worstFirst.filter((code) => counts[code] > 0 || code === asked.status)
  const ofStatuses = offered.map((code) => ({ code, name: statusWord(framework, code), count: counts[code] }))
  return (
    <Filters
      action={paths.measures(council)}
      clear={paths.measures(council)}
      keep={asked.sort ? { sort: asked.sort } : {}}
      filters={[
        { name: 'q', label: 'Name or code', value: asked.q },
        {
          name: 'status',
          label: 'Status',
          value: asked.status,
          items: withAll([{ code: attention, name: 'Needs attention' }, ...ofStatuses]),
        },
        { name: 'objective', label: 'Objective', value: asked.objective, items: withAll(choices.objectives) },
        { name: 'service', label: 'Service', value: asked.service, items: withAll(choices.services) },
        {
          name: 'level',
          label: 'Level',
          value: asked.level,
          items: withAll([
            { code: 'strategic', name: 'Strategic' },
            { code: 'operational', name: 'Operational' },
          ]),
        },
        {
          name: 'period',
          label: 'As at the end of',
          value: asked.period,
          items: withAll(
            choices.periods.map((code) => ({ code, name: periodWords(code) })),
            'Latest',
          ),
        },
      ]}
    />
  )
}

/** Whether anything is chosen that leaves measures out. */
export const isFiltered = (asked: Asking['asked']): boolean =>
  ['q', 'status', 'objective', 'service', 'level', 'period'].some((name) => asked[name])

const withAll = (choices: readonly { code: string; name: string; count?: number }[], all = 'All') => [
  { value: '', text: all },
  ...choices.map(({ code, name, count }) => ({ value: code, text: count === undefined ? name : `${name} (${count})` })),
]
