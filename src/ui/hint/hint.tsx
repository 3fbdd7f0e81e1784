import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type HintOptions = Words & Options<{ classes: string; attributes: Attributes }>

export const Hint = (props: HintOptions & Options<{ id: string }>) => (
  <div id={props.id || undefined} class={classes('govuk-hint', props.classes)} {...props.attributes}>
    {contentOf(props)}
  </div>
)
