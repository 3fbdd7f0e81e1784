import type { FieldsetOptions } from '../fieldset/fieldset.tsx'
import { After, Before, describedBy, type FieldOptions, GroupedField, HintAndError } from '../form-group/form-group.tsx'
import { classes, type Options } from '../markup.ts'
import { Choice, type ChoiceItem, numbered } from '../radios/choice.tsx'

export type CheckboxItem = ChoiceItem & Options<{ name: string; behaviour: 'exclusive' }>

export type CheckboxesProps = Omit<FieldOptions, 'label' | 'id' | 'disabled'> &
  Options<{ idPrefix: string; fieldset: FieldsetOptions; values: readonly (string | number)[] }> & {
    readonly items: readonly (CheckboxItem | null | undefined | false)[]
  }

export const Checkboxes = (props: CheckboxesProps) => {
  const id = props.idPrefix || props.name
  const { fieldset } = props
  const described = describedBy(id, fieldset?.describedBy || props.describedBy, props)
  return (
    <GroupedField field={props} fieldset={fieldset && { ...fieldset, describedBy: described }}>
      <HintAndError id={id} hint={props.hint} errorMessage={props.errorMessage} />
      <div class={classes('govuk-checkboxes', props.classes)} data-module="govuk-checkboxes" {...props.attributes}>
        <Before formGroup={props.formGroup} />
        {props.items.map(
          (item, index) =>
            item && (
              <Choice
                type="checkbox"
                id={item.id || numbered(id, index)}
                name={item.name || props.name}
                item={item}
                checked={isChecked(item, props.values)}
                described={fieldset ? undefined : described}
                behaviour={item.behaviour}
              />
            ),
        )}
        <After formGroup={props.formGroup} />
      </div>
    </GroupedField>
  )
}

const isChecked = ({ value, checked }: CheckboxItem, values: CheckboxesProps['values']): boolean =>
  checked || (value !== undefined && Boolean(values?.includes(value)) && checked !== false)
