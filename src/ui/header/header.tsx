import { type Attributes, type Content, classes, type Options } from '../markup.ts'

export type HeaderProps = Options<{
  logoText: string
  logoHtml: Content
  url: string
  containerClasses: string
  /** What stands to the right of the name: the switcher, the person. */
  children: Content
  classes: string
  attributes: Attributes
}>

/** The generic header: a council's own name, never the crown, which belongs to central government. */
export const Header = (props: HeaderProps) => (
  <div class={classes('govuk-generic-header', props.classes)} {...props.attributes}>
    <div class={`govuk-generic-header__container ${props.containerClasses || 'govuk-width-container'}`}>
      <div class="govuk-generic-header__logo">
        <a href={props.url || '/'} class="govuk-generic-header__homepage-link">
          {props.logoHtml || props.logoText}
        </a>
      </div>
      {props.children}
    </div>
  </div>
)
