import { type Attributes, type Content, classes, contentOf, type Options, type Words } from '../markup.ts'

export type SummaryAction = Words &
  Options<{ visuallyHiddenText: string; classes: string; attributes: Attributes }> & { readonly href: string }
export type SummaryActions = Options<{ items: readonly SummaryAction[]; classes: string }>
type Side = Words & Options<{ classes: string }>
export type SummaryRow = Options<{ value: Side; classes: string; actions: SummaryActions }> & { readonly key: Side }
export type SummaryCard = Options<{
  title: Words & Options<{ headingLevel: number; classes: string }>
  actions: SummaryActions
  classes: string
  attributes: Attributes
}>
export type SummaryListProps = Options<{ card: SummaryCard; classes: string; attributes: Attributes }> & {
  readonly rows: readonly (SummaryRow | null | undefined | false)[]
}

export const SummaryList = (props: SummaryListProps) => {
  const anyActions = props.rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0)
  const list = (
    <dl class={classes('govuk-summary-list', props.classes)} {...props.attributes}>
      {props.rows.map((row) => row && <Row row={row} anyActions={anyActions} card={props.card} />)}
    </dl>
  )
  return props.card ? <Card card={props.card}>{list}</Card> : list
}

type RowProps = { row: SummaryRow; anyActions: boolean; card: SummaryCard | undefined }

const Row = ({ row, anyActions, card }: RowProps) => (
  <div
    class={classes(
      'govuk-summary-list__row',
      anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
      row.classes,
    )}
  >
    <dt class={classes('govuk-summary-list__key', row.key.classes)}>{contentOf(row.key)}</dt>
    <dd class={classes('govuk-summary-list__value', row.value?.classes)}>{row.value && contentOf(row.value)}</dd>
    <RowActions actions={row.actions} card={card} />
  </div>
)

const RowActions = ({ actions, card }: { actions: SummaryActions | undefined; card: SummaryCard | undefined }) => {
  const [first, ...others] = actions?.items ?? []
  if (!first) return null
  return (
    <dd class={classes('govuk-summary-list__actions', actions?.classes)}>
      {others.length === 0 ? (
        <Action action={first} card={card} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {[first, ...others].map((action) => (
            <li class="govuk-summary-list__actions-list-item">
              <Action action={action} card={card} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

/** "Change" alone says nothing in a list of links: what it changes, and on which card, is added for listeners. */
const Action = ({ action, card }: { action: SummaryAction; card: SummaryCard | undefined }) => (
  <a class={classes('govuk-link', action.classes)} href={action.href} {...action.attributes}>
    {contentOf(action)}
    {(action.visuallyHiddenText || card?.title) && (
      <span class="govuk-visually-hidden">
        {action.visuallyHiddenText && <> {action.visuallyHiddenText}</>}
        {card?.title && <> ({contentOf(card.title)})</>}
      </span>
    )}
  </a>
)

const Card = ({ card, children }: { card: SummaryCard; children: Content }) => {
  const Heading = `h${card.title?.headingLevel || 2}` as 'h2'
  const [first, ...others] = card.actions?.items ?? []
  const actionsClass = classes('govuk-summary-card__actions', card.actions?.classes)
  return (
    <div class={classes('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title && (
          <Heading class={classes('govuk-summary-card__title', card.title.classes)}>{contentOf(card.title)}</Heading>
        )}
        {first && others.length === 0 && (
          <div class={actionsClass}>
            <Action action={first} card={card} />
          </div>
        )}
        {first && others.length > 0 && (
          <ul class={actionsClass}>
            {[first, ...others].map((action) => (
              <li class="govuk-summary-card__action">
                <Action action={action} card={card} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  )
}
