import { Button } from '../button/button.tsx'
import { DateField } from '../date-input/date-field.tsx'
import type { FormState } from '../form.tsx'
import type { Options } from '../markup.ts'
import { Select, type SelectItem } from '../select/select.tsx'
import { TextInput } from '../text-input/text-input.tsx'

export type Filter = { readonly name: string; readonly label: string } & Options<{
  value: string
  /** Left out, the filter is a box to type in. */
  items: readonly SelectItem[]
  /** A day in three boxes; `value` is the day as ISO text, `typed` what the boxes hold where that is no day. */
  type: 'date'
  typed: FormState['values']
  errorMessage: { text: string }
}>

/**
 * One row of selects and a Show button above a list. They are sent by GET, so the list has an address that can be kept.
 * `keep` is what else the address holds (the sort).
 */
export const Filters = (
  props: { readonly action: string; readonly filters: readonly Filter[] } & Options<{
    keep: Readonly<Record<string, string>>
    clear: string
  }>,
) => (
  <search>
    <form class="gt-filters" method="get" action={props.action}>
      {Object.entries(props.keep ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.filters.map((filter) => (
        <Asked {...filter} />
      ))}
      <div class="gt-filters__go">
        <Button text="Show" classes="govuk-button--secondary" />
        {props.clear && (
          <a class="govuk-link" href={props.clear}>
            Clear filters
          </a>
        )}
      </div>
    </form>
  </search>
)

const Asked = ({ name, label, value = '', items, type, typed = {}, errorMessage }: Filter) => {
  const id = `filter-${name}`
  if (items) return <Select id={id} name={name} label={{ text: label }} items={items} value={value} />
  if (type === undefined) return <TextInput id={id} name={name} label={{ text: label }} value={value} type="search" />
  return <DateField id={id} name={name} label={label} hint="" value={value} typed={typed} errorMessage={errorMessage} />
}
