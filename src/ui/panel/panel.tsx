import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type PanelProps = Words &
  Options<{
    titleText: string
    titleHtml: Content
    headingLevel: number
    classes: string
    attributes: Attributes
  }>

/** Confirms that something is done. */
export const Panel = (props: PanelProps) => {
  const Heading = `h${props.headingLevel || 1}` as 'h1'
  const body = contentOf(props)
  return (
    <div class={classes('govuk-panel govuk-panel--confirmation', props.classes)} {...props.attributes}>
      <Heading class="govuk-panel__title">{props.titleHtml || props.titleText}</Heading>
      {body && <div class="govuk-panel__body">{body}</div>}
    </div>
  )
}
