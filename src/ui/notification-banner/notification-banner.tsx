import { type Attributes, type Content, classes, type Options } from '../markup.ts'

export type NotificationBannerProps = Options<{
  text: string
  html: Content
  children: Content
  titleText: string
  titleHtml: Content
  titleHeadingLevel: number
  type: string
  role: string
  titleId: string
  disableAutoFocus: boolean
  classes: string
  attributes: Attributes
}>

export const NotificationBanner = (props: NotificationBannerProps) => {
  const success = props.type === 'success'
  const Heading = `h${props.titleHeadingLevel || 2}` as 'h2'
  const titleId = props.titleId || 'govuk-notification-banner-title'
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is region or alert, worked out below
    <div
      class={classes('govuk-notification-banner', success && 'govuk-notification-banner--success', props.classes)}
      role={props.role || (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.titleHtml || props.titleText || (success ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.children ?? (props.html || <Line text={props.text} />)}
      </div>
    </div>
  )
}

const Line = ({ text }: { text: string | undefined }) =>
  text ? <p class="govuk-notification-banner__heading">{text}</p> : null
