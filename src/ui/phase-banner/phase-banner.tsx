import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'
import { Tag, type TagOptions } from '../tag/tag.tsx'

export const PhaseBanner = (props: Words & Options<{ tag: TagOptions; classes: string; attributes: Attributes }>) => (
  <div class={classes('govuk-phase-banner govuk-width-container', props.classes)} {...props.attributes}>
    <p class="govuk-phase-banner__content">
      <Tag {...props.tag} classes={classes('govuk-phase-banner__content__tag', props.tag?.classes)} />
      <span class="govuk-phase-banner__text">{contentOf(props)}</span>
    </p>
  </div>
)
