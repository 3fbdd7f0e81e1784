import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type ErrorSummaryItem = Words & Options<{ href: string; attributes: Attributes }>
export type ErrorSummaryProps = Options<{
  titleText: string
  titleHtml: Content
  descriptionText: string
  descriptionHtml: Content
  children: Content
  errorList: readonly ErrorSummaryItem[]
  disableAutoFocus: boolean
  classes: string
  attributes: Attributes
}>

export const ErrorSummary = (props: ErrorSummaryProps) => {
  const description = props.children ?? (props.descriptionHtml || props.descriptionText)
  return (
    <div
      class={classes('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      {/* The alert is a child of its own so that moving focus to the summary does not cut the announcement short. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.titleHtml || props.titleText}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {props.errorList && props.errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {contentOf(item)}
                    </a>
                  ) : (
                    contentOf(item)
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
