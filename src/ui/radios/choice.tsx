import { Hint, type HintOptions } from '../hint/hint.tsx'
import { Label, type LabelOptions } from '../label/label.tsx'
import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

/** One of several things to choose from. */
export type ChoiceItem = Words &
  Options<{
    id: string
    value: string | number
    label: LabelOptions
    hint: HintOptions
    divider: string
    checked: boolean
    /**
     * Asked only of those who choose this. GOV.UK's script then puts `aria-expanded` on the radio, which axe reports
     * (aria-allowed-attr) and GOV.UK keeps, because screen readers do announce it.
     */
    conditional: Options<{ html: Content }>
    disabled: boolean
    attributes: Attributes
  }>

/** The first has no number, so that an error summary can link to it by the field's own name. */
export const numbered = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`)

type ChoiceProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  item: ChoiceItem
  checked: boolean
} & Options<{
  /** The ids that describe the whole field, where there is no fieldset to say it. */
  described: string
  behaviour: string
}>

/** A radio or a checkbox with its label and hint, and what is asked of those who choose it. */
export const Choice = ({ type, id, name, item, checked, described, behaviour }: ChoiceProps) => {
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  if (item.divider) return <div class={`${block}__divider`}>{item.divider}</div>
  const hint = item.hint && contentOf(item.hint) ? item.hint : undefined
  const conditional = item.conditional?.html
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={type}
          value={item.value}
          checked={checked}
          disabled={Boolean(item.disabled)}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          data-behaviour={behaviour}
          aria-describedby={classes(described, hint && `${id}-item-hint`) || undefined}
          {...item.attributes}
        />
        <Label
          html={contentOf(item)}
          classes={classes(`${block}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && <Hint {...hint} id={`${id}-item-hint`} classes={classes(`${block}__hint`, hint.classes)} />}
      </div>
      {conditional && (
        <div
          class={classes(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  )
}
