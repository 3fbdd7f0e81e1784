import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type ErrorMessageOptions = Words &
  Options<{ classes: string; attributes: Attributes; visuallyHiddenText: string | false | null }>

/** The hidden word "Error" is what tells someone listening that this is not another hint. */
export const ErrorMessage = (props: ErrorMessageOptions & Options<{ id: string }>) => {
  const hidden = props.visuallyHiddenText === undefined ? 'Error' : props.visuallyHiddenText
  return (
    <p id={props.id || undefined} class={classes('govuk-error-message', props.classes)} {...props.attributes}>
      {hidden && <span class="govuk-visually-hidden">{hidden}:</span>} {contentOf(props)}
    </p>
  )
}
