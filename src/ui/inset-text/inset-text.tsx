import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export const InsetText = (props: Words & Options<{ id: string; classes: string; attributes: Attributes }>) => (
  <div id={props.id || undefined} class={classes('govuk-inset-text', props.classes)} {...props.attributes}>
    {contentOf(props)}
  </div>
)
