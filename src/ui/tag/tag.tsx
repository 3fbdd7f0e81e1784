import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type TagOptions = Words & Options<{ classes: string; attributes: Attributes }>

/** For workflow words (Draft, Signed off). A measure's status is a `StatusTag`, which has a shape as well. */
export const Tag = (props: TagOptions) => (
  <strong class={classes('govuk-tag', props.classes)} {...props.attributes}>
    {contentOf(props)}
  </strong>
)
