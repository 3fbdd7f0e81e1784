import type { FieldsetOptions } from '../fieldset/fieldset.tsx'
import { After, Before, describedBy, type FieldOptions, GroupedField, HintAndError } from '../form-group/form-group.tsx'
import { classes, type Options } from '../markup.ts'
import { Choice, type ChoiceItem, numbered } from './choice.tsx'

export type RadiosProps = Omit<FieldOptions, 'label' | 'describedBy' | 'id' | 'disabled'> &
  Options<{ idPrefix: string; fieldset: FieldsetOptions; value: string | number | null }> & {
    readonly items: readonly (ChoiceItem | null | undefined | false)[]
  }

export const Radios = (props: RadiosProps) => {
  const id = props.idPrefix || props.name
  const { fieldset } = props
  const described = fieldset && { ...fieldset, describedBy: describedBy(id, fieldset.describedBy, props) }
  return (
    <GroupedField field={props} fieldset={described}>
      <HintAndError id={id} hint={props.hint} errorMessage={props.errorMessage} />
      <div class={classes('govuk-radios', props.classes)} data-module="govuk-radios" {...props.attributes}>
        <Before formGroup={props.formGroup} />
        {props.items.map(
          (item, index) =>
            item && (
              <Choice
                type="radio"
                id={item.id || numbered(id, index)}
                name={props.name}
                item={item}
                checked={isChecked(item, props.value)}
              />
            ),
        )}
        <After formGroup={props.formGroup} />
      </div>
    </GroupedField>
  )
}

const isChecked = (item: ChoiceItem, value: RadiosProps['value']): boolean =>
  item.checked || (Boolean(value) && item.value === value && item.checked !== false)
