import { Fieldset, type FieldsetOptions } from '../fieldset/fieldset.tsx'
import { After, Before, describedBy, type FieldOptions, FormGroup, HintAndError } from '../form-group/form-group.tsx'
import { Hint } from '../hint/hint.tsx'
import { Label } from '../label/label.tsx'
import { classes, contentOf, type Options } from '../markup.ts'
import { numbered, type RadioItem } from '../radios/radios.tsx'

export type CheckboxItem = RadioItem & Options<{ name: string; behaviour: 'exclusive' }>

export type CheckboxesProps = Omit<FieldOptions, 'label' | 'id' | 'disabled'> &
  Options<{ idPrefix: string; fieldset: FieldsetOptions; values: readonly (string | number)[] }> & {
    readonly items: readonly (CheckboxItem | null | undefined | false)[]
  }

export const Checkboxes = (props: CheckboxesProps) => {
  const id = props.idPrefix || props.name
  const described = describedBy(id, props.fieldset?.describedBy || props.describedBy, props)
  const inner = (
    <>
      <HintAndError id={id} hint={props.hint} errorMessage={props.errorMessage} />
      <div class={classes('govuk-checkboxes', props.classes)} data-module="govuk-checkboxes" {...props.attributes}>
        <Before formGroup={props.formGroup} />
        {props.items.map(
          (item, index) =>
            item && (
              <Item
                {...props}
                item={item}
                id={item.id || numbered(id, index)}
                described={props.fieldset ? undefined : described}
              />
            ),
        )}
        <After formGroup={props.formGroup} />
      </div>
    </>
  )
  return (
    <FormGroup error={Boolean(props.errorMessage)} formGroup={props.formGroup}>
      {props.fieldset ? (
        <Fieldset {...props.fieldset} describedBy={described}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

type ItemProps = CheckboxesProps & { item: CheckboxItem; id: string; described: string | undefined }

const Item = ({ item, id, name, values, described }: ItemProps) => {
  if (item.divider) return <div class="govuk-checkboxes__divider">{item.divider}</div>
  const checked = item.checked || (item.value !== undefined && values?.includes(item.value) && item.checked !== false)
  const hint = item.hint && contentOf(item.hint) ? item.hint : undefined
  const conditional = item.conditional?.html
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={item.name || name}
          type="checkbox"
          value={item.value}
          checked={Boolean(checked)}
          disabled={Boolean(item.disabled)}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={classes(described, hint && `${id}-item-hint`) || undefined}
          {...item.attributes}
        />
        <Label
          html={contentOf(item)}
          classes={classes('govuk-checkboxes__label', item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && <Hint {...hint} id={`${id}-item-hint`} classes={classes('govuk-checkboxes__hint', hint.classes)} />}
      </div>
      {conditional && (
        <div
          class={classes('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  )
}
