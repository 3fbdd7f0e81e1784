import type { AuditFilter } from '#platform/audit/door.ts'
import { Filters } from '#ui/filters/filters.tsx'
import type { FormState } from '#ui/form.tsx'
import { paths } from '../../../paths.ts'
import { dayFilters } from './day-filters.ts'

export type Choices = {
  readonly who: readonly string[]
  readonly commands: readonly { code: string; name: string }[]
  readonly kinds: readonly { code: string; name: string }[]
  readonly doors: readonly { code: string; name: string }[]
}

type Props = {
  council: string
  asked: AuditFilter
  choices: Choices
  /** The days as they were typed, and what is wrong with them. */
  days: FormState
}

/** Person, change, thing, door and days, in one row above the list. */
export const AuditFilters = ({ council, asked, choices, days }: Props) => (
  <Filters
    action={paths.audit(council)}
    clear={paths.audit(council)}
    filters={[
      { name: 'who', label: 'Who', value: asked.who, items: withAll(choices.who.map(itself), 'Anybody') },
      { name: 'command', label: 'What was done', value: asked.command, items: withAll(choices.commands, 'Anything') },
      { name: 'kind', label: 'Kind of thing', value: asked.kind, items: withAll(choices.kinds, 'Any') },
      { name: 'code', label: 'Its code', value: asked.code },
      { name: 'door', label: 'Through', value: asked.door, items: withAll(choices.doors, 'Any way') },
      ...dayFilters(asked, days),
    ]}
  />
)

const itself = (name: string) => ({ code: name, name })
const withAll = (choices: readonly { code: string; name: string }[], all: string) => [
  { value: '', text: all },
  ...choices.map(({ code, name }) => ({ value: code, text: name })),
]
