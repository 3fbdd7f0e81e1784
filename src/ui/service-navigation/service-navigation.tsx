import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

/** `current` is the page itself, `active` a page that this one belongs to. */
export type NavigationItem = Words &
  Options<{ href: string; current: boolean; active: boolean; attributes: Attributes }>
export type ServiceNavigationProps = Options<{
  serviceName: string
  serviceUrl: string
  navigation: readonly (NavigationItem | null | undefined | false | '')[]
  navigationLabel: string
  navigationId: string
  navigationClasses: string
  menuButtonText: string
  menuButtonLabel: string
  collapseNavigationOnMobile: boolean
  ariaLabel: string
  classes: string
  attributes: Attributes
}>

export const ServiceNavigation = (props: ServiceNavigationProps) => {
  const common = {
    class: classes('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  }
  const inner = (
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        <ServiceName {...props} />
        <Navigation {...props} />
      </div>
    </div>
  )
  // With a name it is a landmark holding the navigation; without one the navigation is landmark enough.
  return props.serviceName ? (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...common}>
      {inner}
    </section>
  ) : (
    <div {...common}>{inner}</div>
  )
}

const ServiceName = ({ serviceName, serviceUrl }: ServiceNavigationProps) => {
  if (!serviceName) return null
  return (
    <span class="govuk-service-navigation__service-name">
      {serviceUrl ? (
        <a href={serviceUrl} class="govuk-service-navigation__link">
          {serviceName}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{serviceName}</span>
      )}
    </span>
  )
}

const Navigation = (props: ServiceNavigationProps) => {
  const items = (props.navigation ?? []).filter((item) => typeof item === 'object' && item !== null)
  if (items.length === 0) return null
  const menu = props.menuButtonText || 'Menu'
  const id = props.navigationId || 'navigation'
  return (
    <nav
      aria-label={props.navigationLabel || menu}
      class={classes('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is hidden from everyone until the script shows it and removes both
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={props.menuButtonLabel && props.menuButtonLabel !== menu ? props.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {menu}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {items.map((item) => (
          <Item {...item} />
        ))}
      </ul>
    </nav>
  )
}

const Item = (item: NavigationItem) => {
  const here = Boolean(item.active || item.current)
  // Strong so that someone who overrides colours still sees where they are.
  const words: Content = here ? (
    <strong class="govuk-service-navigation__active-fallback">{contentOf(item)}</strong>
  ) : (
    contentOf(item)
  )
  const current = here ? (item.current ? 'page' : 'true') : undefined
  return (
    <li class={classes('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {item.href ? (
        <a class="govuk-service-navigation__link" href={item.href} aria-current={current} {...item.attributes}>
          {words}
        </a>
      ) : (
        contentOf(item) && (
          <span class="govuk-service-navigation__text" aria-current={current}>
            {words}
          </span>
        )
      )}
    </li>
  )
}
