import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type LegendOptions = Words & Options<{ classes: string; isPageHeading: boolean }>
export type FieldsetOptions = Options<{
  describedBy: string
  legend: LegendOptions
  classes: string
  role: string
  attributes: Attributes
}>

export const Fieldset = (props: FieldsetOptions & Options<{ html: Content; children: Content }>) => (
  <fieldset
    class={classes('govuk-fieldset', props.classes)}
    role={props.role || undefined}
    aria-describedby={props.describedBy || undefined}
    {...props.attributes}
  >
    {props.legend && contentOf(props.legend) && <Legend {...props.legend} />}
    {contentOf(props)}
  </fieldset>
)

const Legend = (props: LegendOptions) => (
  <legend class={classes('govuk-fieldset__legend', props.classes)}>
    {props.isPageHeading ? <h1 class="govuk-fieldset__heading">{contentOf(props)}</h1> : contentOf(props)}
  </legend>
)
