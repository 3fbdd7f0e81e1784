import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type PaginationLink = Words & Options<{ href: string; labelText: string; attributes: Attributes }>
export type PaginationItem = Options<{
  number: string | number
  href: string
  current: boolean
  ellipsis: boolean
  visuallyHiddenText: string
  attributes: Attributes
}>
export type PaginationProps = Options<{
  previous: PaginationLink
  next: PaginationLink
  items: readonly (PaginationItem | null | undefined | false)[]
  landmarkLabel: string
  classes: string
  attributes: Attributes
}>

export const Pagination = (props: PaginationProps) => {
  const block = !props.items && Boolean(props.next || props.previous)
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel || 'Pagination'}
      {...props.attributes}
    >
      {props.previous?.href && <Arrow link={props.previous} type="prev" block={block} />}
      {props.items && (
        <ul class="govuk-pagination__list">
          {props.items.map((item) => item && Object.keys(item).length > 0 && <Item {...item} />)}
        </ul>
      )}
      {props.next?.href && <Arrow link={props.next} type="next" block={block} />}
    </nav>
  )
}

const Arrow = ({ link, type, block }: { link: PaginationLink; type: 'prev' | 'next'; block: boolean }) => {
  const words: Content = contentOf(link) || (
    <>
      {type === 'prev' ? 'Previous' : 'Next'}
      <span class="govuk-visually-hidden"> page</span>
    </>
  )
  const iconFirst = block || type === 'prev'
  return (
    <div class={`govuk-pagination__${type}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={type} {...link.attributes}>
        {iconFirst && <Icon type={type} />}
        <span
          class={classes(
            'govuk-pagination__link-title',
            block && !link.labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {words}
        </span>
        {link.labelText && block && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!iconFirst && <Icon type={type} />}
      </a>
    </div>
  )
}

const paths = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

const Icon = ({ type }: { type: 'prev' | 'next' }) => (
  <svg
    class={`govuk-pagination__icon govuk-pagination__icon--${type}`}
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d={paths[type]} />
  </svg>
)

const Item = (item: PaginationItem) => {
  if (item.ellipsis) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href ?? ''}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  )
}
