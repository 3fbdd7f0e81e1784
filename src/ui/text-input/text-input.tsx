import { After, Before, describedBy, Field, type FieldOptions } from '../form-group/form-group.tsx'
import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type AffixOptions = Words & Options<{ classes: string; attributes: Attributes }>
export type TextInputProps = FieldOptions &
  Options<{
    type: string
    inputmode: 'decimal' | 'email' | 'none' | 'numeric' | 'search' | 'tel' | 'text' | 'url'
    value: string | number
    prefix: AffixOptions
    suffix: AffixOptions
    inputWrapper: Options<{ classes: string; attributes: Attributes }>
    autocomplete: string
    autocapitalize: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters'
    pattern: string
    spellcheck: boolean
  }>

export const TextInput = (props: TextInputProps) => {
  const id = props.id || props.name
  const { formGroup, prefix, suffix } = props
  const dressed = [prefix, suffix, formGroup?.beforeInput, formGroup?.afterInput].some(
    (part) => part && contentOf(part),
  )
  return (
    <Field field={props} id={id}>
      {dressed ? (
        <div class={classes('govuk-input__wrapper', props.inputWrapper?.classes)} {...props.inputWrapper?.attributes}>
          <Before formGroup={formGroup} />
          <Affix side="prefix" affix={prefix} />
          <Input {...props} id={id} />
          <Affix side="suffix" affix={suffix} />
          <After formGroup={formGroup} />
        </div>
      ) : (
        <Input {...props} id={id} />
      )}
    </Field>
  )
}

const Input = (props: TextInputProps & { readonly id: string }) => (
  <input
    class={classes('govuk-input', props.classes, props.errorMessage && 'govuk-input--error')}
    id={props.id}
    name={props.name}
    type={props.type || 'text'}
    spellcheck={props.spellcheck}
    value={props.value}
    disabled={Boolean(props.disabled)}
    aria-describedby={describedBy(props.id, props.describedBy, props)}
    autocomplete={props.autocomplete}
    autocapitalize={props.autocapitalize}
    pattern={props.pattern}
    inputmode={props.inputmode}
    {...props.attributes}
  />
)

const Affix = ({ side, affix }: { side: 'prefix' | 'suffix'; affix: AffixOptions | undefined }) => {
  if (!affix || !contentOf(affix)) return null
  return (
    <div class={classes(`govuk-input__${side}`, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {contentOf(affix)}
    </div>
  )
}
