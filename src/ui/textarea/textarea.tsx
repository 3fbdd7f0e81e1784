import { After, Before, describedBy, Field, type FieldOptions } from '../form-group/form-group.tsx'
import { classes, type Options } from '../markup.ts'

export type TextareaProps = FieldOptions &
  Options<{ value: string; rows: number; autocomplete: string; spellcheck: boolean }>

export const Textarea = (props: TextareaProps) => {
  const id = props.id || props.name
  return (
    <Field field={props} id={id}>
      <Before formGroup={props.formGroup} />
      <textarea
        class={classes('govuk-textarea', props.errorMessage && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows || 5}
        spellcheck={props.spellcheck}
        disabled={Boolean(props.disabled)}
        aria-describedby={describedBy(id, props.describedBy, props)}
        autocomplete={props.autocomplete || undefined}
        {...props.attributes}
      >
        {props.value}
      </textarea>
      <After formGroup={props.formGroup} />
    </Field>
  )
}
