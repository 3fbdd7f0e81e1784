import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type WarningTextProps = Words & Options<{ iconFallbackText: string; classes: string; attributes: Attributes }>

export const WarningText = (props: WarningTextProps) => (
  <div class={classes('govuk-warning-text', props.classes)} {...props.attributes}>
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{props.iconFallbackText || 'Warning'}</span> {contentOf(props)}
    </strong>
  </div>
)
