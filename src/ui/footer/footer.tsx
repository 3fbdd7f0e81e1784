import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type FooterLink = Options<{ text: string; href: string; attributes: Attributes }>
export type FooterSection = Options<{
  title: string
  columns: number
  width: string
  items: readonly FooterLink[]
}>
export type FooterProps = Options<{
  navigation: readonly FooterSection[]
  meta: Words & Options<{ visuallyHiddenTitle: string; items: readonly FooterLink[] }>
  containerClasses: string
  classes: string
  attributes: Attributes
}>

/** The footer without crown, copyright or licence: those are central government's words, not a council's. */
export const Footer = (props: FooterProps) => (
  <div class={classes('govuk-footer', props.classes)} {...props.attributes}>
    <div class={classes('govuk-width-container', props.containerClasses)}>
      {props.navigation && props.navigation.length > 0 && (
        <>
          <div class="govuk-footer__navigation">
            {props.navigation.map((section) => (
              <Section {...section} />
            ))}
          </div>
          <hr class="govuk-footer__section-break" />
        </>
      )}
      <div class="govuk-footer__meta">
        <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
          {props.meta && <Meta {...props.meta} />}
        </div>
      </div>
    </div>
  </div>
)

const Section = ({ title, columns, width, items }: FooterSection) => (
  <div class={`govuk-footer__section govuk-grid-column-${width || 'full'}`}>
    <h2 class="govuk-footer__heading govuk-heading-m">{title}</h2>
    {items && items.length > 0 && (
      <ul class={classes('govuk-footer__list', Boolean(columns) && `govuk-footer__list--columns-${columns}`)}>
        {items.map(
          (item) =>
            item.href &&
            item.text && (
              <li class="govuk-footer__list-item">
                <FooterAnchor {...item} />
              </li>
            ),
        )}
      </ul>
    )}
  </div>
)

const Meta = (meta: NonNullable<FooterProps['meta']>) => (
  <>
    <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle || 'Support links'}</h2>
    {meta.items && meta.items.length > 0 && (
      <ul class="govuk-footer__inline-list">
        {meta.items.map((item) => (
          <li class="govuk-footer__inline-list-item">
            <FooterAnchor {...item} />
          </li>
        ))}
      </ul>
    )}
    {contentOf(meta) && <div class="govuk-footer__meta-custom">{contentOf(meta)}</div>}
  </>
)

const FooterAnchor = ({ href, text, attributes }: FooterLink) => (
  <a class="govuk-footer__link" href={href} {...attributes}>
    {text}
  </a>
)
