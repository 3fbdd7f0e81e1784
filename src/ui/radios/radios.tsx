import { Fieldset, type FieldsetOptions } from '../fieldset/fieldset.tsx'
import { After, Before, describedBy, type FieldOptions, FormGroup, HintAndError } from '../form-group/form-group.tsx'
import { Hint, type HintOptions } from '../hint/hint.tsx'
import { Label, type LabelOptions } from '../label/label.tsx'
import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type RadioItem = Words &
  Options<{
    id: string
    value: string | number
    label: LabelOptions
    hint: HintOptions
    divider: string
    checked: boolean
    conditional: Options<{ html: Content }>
    disabled: boolean
    attributes: Attributes
  }>

export type RadiosProps = Omit<FieldOptions, 'label' | 'describedBy' | 'id' | 'disabled'> &
  Options<{ idPrefix: string; fieldset: FieldsetOptions; value: string | number | null }> & {
    readonly items: readonly (RadioItem | null | undefined | false)[]
  }

export const Radios = (props: RadiosProps) => {
  const id = props.idPrefix || props.name
  const inner = (
    <>
      <HintAndError id={id} hint={props.hint} errorMessage={props.errorMessage} />
      <div class={classes('govuk-radios', props.classes)} data-module="govuk-radios" {...props.attributes}>
        <Before formGroup={props.formGroup} />
        {props.items.map((item, index) => item && <Item {...props} item={item} id={item.id || numbered(id, index)} />)}
        <After formGroup={props.formGroup} />
      </div>
    </>
  )
  return (
    <FormGroup error={Boolean(props.errorMessage)} formGroup={props.formGroup}>
      {props.fieldset ? (
        <Fieldset {...props.fieldset} describedBy={describedBy(id, props.fieldset.describedBy, props)}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

/** The first has no number, so that an error summary can link to it by the field's own name. */
export const numbered = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`)

const Item = ({ item, id, name, value }: RadiosProps & { item: RadioItem; id: string }) => {
  if (item.divider) return <div class="govuk-radios__divider">{item.divider}</div>
  const checked = item.checked || (Boolean(value) && item.value === value && item.checked !== false)
  const hint = item.hint && contentOf(item.hint) ? item.hint : undefined
  const conditional = item.conditional?.html
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={name}
          type="radio"
          value={item.value}
          checked={Boolean(checked)}
          disabled={Boolean(item.disabled)}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          aria-describedby={hint && `${id}-item-hint`}
          {...item.attributes}
        />
        <Label
          html={contentOf(item)}
          classes={classes('govuk-radios__label', item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && <Hint {...hint} id={`${id}-item-hint`} classes={classes('govuk-radios__hint', hint.classes)} />}
      </div>
      {conditional && (
        <div
          class={classes('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  )
}
