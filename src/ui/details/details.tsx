import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type DetailsProps = Words &
  Options<{
    summaryText: string
    summaryHtml: Content
    id: string
    open: boolean
    classes: string
    attributes: Attributes
  }>

export const Details = (props: DetailsProps) => (
  <details
    id={props.id || undefined}
    class={classes('govuk-details', props.classes)}
    open={Boolean(props.open)}
    {...props.attributes}
  >
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{props.summaryHtml || props.summaryText}</span>
    </summary>
    <div class="govuk-details__text">{contentOf(props)}</div>
  </details>
)
