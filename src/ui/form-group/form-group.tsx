import { ErrorMessage, type ErrorMessageOptions } from '../error-message/error-message.tsx'
import { Fieldset, type FieldsetOptions } from '../fieldset/fieldset.tsx'
import { Hint, type HintOptions } from '../hint/hint.tsx'
import { Label, type LabelOptions } from '../label/label.tsx'
import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type FormGroupOptions = Options<{
  classes: string
  attributes: Attributes
  beforeInput: Words
  afterInput: Words
  beforeInputs: Words
  afterInputs: Words
}>

/** What every single-control field takes, under the macro option names. */
export type FieldOptions = Options<{
  id: string
  label: LabelOptions
  hint: HintOptions
  errorMessage: ErrorMessageOptions
  describedBy: string
  formGroup: FormGroupOptions
  classes: string
  attributes: Attributes
  disabled: boolean
}> & { readonly name: string }

type Described = Options<{ hint: HintOptions; errorMessage: ErrorMessageOptions }>

/** The ids that describe a control: what it was given, then its hint, then its error. */
export const describedBy = (id: string, given: string | undefined, { hint, errorMessage }: Described) =>
  classes(given, hint && `${id}-hint`, errorMessage && `${id}-error`) || undefined

export const HintAndError = ({ id, hint, errorMessage }: Described & { readonly id: string }) => (
  <>
    {hint && <Hint {...hint} id={`${id}-hint`} />}
    {errorMessage && <ErrorMessage {...errorMessage} id={`${id}-error`} />}
  </>
)

/** The box around one field: the red bar when there is an error is its job. */
export const FormGroup = (props: Options<{ error: boolean; formGroup: FormGroupOptions; children: Content }>) => (
  <div
    class={classes('govuk-form-group', props.error && 'govuk-form-group--error', props.formGroup?.classes)}
    {...props.formGroup?.attributes}
  >
    {props.children}
  </div>
)

/** A label, its hint and error, then one control. */
export const Field = ({ field, id, children }: { field: FieldOptions; id: string; children: Content }) => (
  <FormGroup error={Boolean(field.errorMessage)} formGroup={field.formGroup}>
    <Label {...field.label} for={id} />
    <HintAndError id={id} hint={field.hint} errorMessage={field.errorMessage} />
    {children}
  </FormGroup>
)

type Grouped = Pick<FieldOptions, 'errorMessage' | 'formGroup'>

/** Several controls as one field, in a fieldset where one is asked for. */
export const GroupedField = (
  props: Options<{ fieldset: FieldsetOptions; children: Content }> & { readonly field: Grouped },
) => (
  <FormGroup error={Boolean(props.field.errorMessage)} formGroup={props.field.formGroup}>
    {props.fieldset ? <Fieldset {...props.fieldset}>{props.children}</Fieldset> : props.children}
  </FormGroup>
)

export const Before = ({ formGroup }: Options<{ formGroup: FormGroupOptions }>) => (
  <>{contentOf(formGroup?.beforeInput ?? formGroup?.beforeInputs ?? {})}</>
)

export const After = ({ formGroup }: Options<{ formGroup: FormGroupOptions }>) => (
  <>{contentOf(formGroup?.afterInput ?? formGroup?.afterInputs ?? {})}</>
)
