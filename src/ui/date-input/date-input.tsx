import type { FieldsetOptions } from '../fieldset/fieldset.tsx'
import { After, Before, describedBy, type FieldOptions, GroupedField, HintAndError } from '../form-group/form-group.tsx'
import { type Attributes, classes, type Options } from '../markup.ts'
import { TextInput } from '../text-input/text-input.tsx'

export type DatePart = Options<{
  id: string
  name: string
  label: string
  value: string | number
  autocomplete: string
  pattern: string
  inputmode: 'numeric' | 'text'
  classes: string
  error: boolean
  attributes: Attributes
}>

export type DateInputProps = Omit<FieldOptions, 'name' | 'label' | 'describedBy' | 'id' | 'disabled'> & {
  readonly id: string
} & Options<{
    namePrefix: string
    fieldset: FieldsetOptions
    /** Typed values by the name they are sent under. */
    values: Readonly<Record<string, string | number | undefined>>
    day: DatePart
    month: DatePart
    year: DatePart
    items: readonly (DatePart | null | undefined | false)[]
  }>

export const DateInput = (props: DateInputProps) => {
  const parts = datePartsOf(props)
  const anyError = parts.some(({ error }) => error)
  const { fieldset } = props
  // Without the role of group one screen reader stays silent about the description of a fieldset of text inputs.
  const described = fieldset && {
    ...fieldset,
    role: 'group',
    describedBy: describedBy(props.id, fieldset.describedBy, props),
  }
  return (
    <GroupedField field={props} fieldset={described}>
      <HintAndError id={props.id} hint={props.hint} errorMessage={props.errorMessage} />
      <div class={classes('govuk-date-input', props.classes)} id={props.id || undefined} {...props.attributes}>
        <Before formGroup={props.formGroup} />
        {parts.map((part) => (
          <Part
            part={part}
            wrong={part.error || (part.mayBeWrong && Boolean(props.errorMessage) && !anyError)}
            date={props}
          />
        ))}
        <After formGroup={props.formGroup} />
      </div>
    </GroupedField>
  )
}

type NamedPart = Omit<DatePart, 'error'> & { name: string; width: 2 | 4; error: boolean; mayBeWrong: boolean }

const datePartsOf = (props: DateInputProps): NamedPart[] => {
  const named = { day: props.day ?? {}, month: props.month ?? {}, year: props.year ?? {} }
  const items = props.items?.length ? props.items : [named.day, named.month, named.year]
  return items.flatMap((item) => {
    if (!item) return []
    const kind = (['day', 'month', 'year'] as const).find(
      (name) =>
        item === named[name] || (item.name !== undefined && (item.name === name || item.name === named[name].name)),
    )
    const error = Boolean(item.error) || Boolean(item.classes?.includes('govuk-input--error'))
    const name = item.name ?? kind ?? ''
    const value = item.value ?? (kind && named[kind].value)
    return [{ ...item, name, value, width: kind === 'year' ? 4 : 2, error, mayBeWrong: item.error !== false }]
  })
}

const Part = ({ part, wrong, date }: { part: NamedPart; wrong: boolean; date: DateInputProps }) => {
  const name = (date.namePrefix ? `${date.namePrefix}-` : '') + part.name
  const sized = part.classes?.includes('govuk-input--width-')
  const marked = part.classes?.includes('govuk-input--error')
  return (
    <div class="govuk-date-input__item">
      <TextInput
        label={{ text: part.label || capitalise(part.name), classes: 'govuk-date-input__label' }}
        id={part.id || `${date.id}-${part.name}`}
        classes={classes(
          'govuk-date-input__input',
          wrong && !marked && 'govuk-input--error',
          !sized && `govuk-input--width-${part.width}`,
          part.classes,
        )}
        name={name}
        value={part.value ?? date.values?.[name]}
        inputmode={part.inputmode || 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  )
}

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
