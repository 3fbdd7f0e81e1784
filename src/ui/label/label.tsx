import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type LabelOptions = Words & Options<{ classes: string; isPageHeading: boolean; attributes: Attributes }>

export const Label = (props: LabelOptions & Options<{ for: string }>) => {
  const content = contentOf(props)
  if (!content) return null
  const label = (
    <label class={classes('govuk-label', props.classes)} for={props.for || undefined} {...props.attributes}>
      {content}
    </label>
  )
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
