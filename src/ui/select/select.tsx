import { After, Before, describedBy, Field, type FieldOptions } from '../form-group/form-group.tsx'
import { type Attributes, classes, type Options } from '../markup.ts'

export type SelectItem = Options<{
  value: string | number
  selected: boolean
  disabled: boolean
  attributes: Attributes
}> & { readonly text: string | number }

export type SelectProps = FieldOptions &
  Options<{ value: string | number }> & { readonly items: readonly (SelectItem | null | undefined | false)[] }

export const Select = (props: SelectProps) => {
  const id = props.id || props.name
  return (
    <Field field={props} id={id}>
      <Before formGroup={props.formGroup} />
      <select
        class={classes('govuk-select', props.classes, props.errorMessage && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={Boolean(props.disabled)}
        aria-describedby={describedBy(id, props.describedBy, props)}
        {...props.attributes}
      >
        {props.items?.map((item) => item && <Choice item={item} chosen={props.value} />)}
      </select>
      <After formGroup={props.formGroup} />
    </Field>
  )
}

/** An option without a value sends its words, so it is chosen by them too. */
const Choice = ({ item, chosen }: { item: SelectItem; chosen: string | number | undefined }) => {
  const matches = Boolean(chosen) && String(item.value ?? item.text) === String(chosen) && item.selected !== false
  return (
    <option
      value={item.value}
      selected={item.selected || matches}
      disabled={Boolean(item.disabled)}
      {...item.attributes}
    >
      {item.text}
    </option>
  )
}
