import { type Attributes, classes, contentOf, type Options, type Words } from '../markup.ts'

export type Breadcrumb = Words & Options<{ href: string; attributes: Attributes }>
export type BreadcrumbsProps = Options<{
  collapseOnMobile: boolean
  labelText: string
  classes: string
  attributes: Attributes
}> & { readonly items: readonly Breadcrumb[] }

export const Breadcrumbs = (props: BreadcrumbsProps) => (
  <nav
    class={classes(
      'govuk-breadcrumbs',
      props.classes,
      props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
    )}
    aria-label={props.labelText ?? 'Breadcrumb'}
    {...props.attributes}
  >
    <ol class="govuk-breadcrumbs__list">
      {props.items.map((item) =>
        item.href ? (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
              {contentOf(item)}
            </a>
          </li>
        ) : (
          <li class="govuk-breadcrumbs__list-item" aria-current="page">
            {contentOf(item)}
          </li>
        ),
      )}
    </ol>
  </nav>
)
