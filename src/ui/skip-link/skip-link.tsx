import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export const SkipLink = (props: Words & Options<{ href: string; classes: string; attributes: Attributes }>) => (
  <a
    href={props.href || '#content'}
    class={classes('govuk-skip-link', props.classes)}
    data-module="govuk-skip-link"
    {...props.attributes}
  >
    {contentOf(props)}
  </a>
)
