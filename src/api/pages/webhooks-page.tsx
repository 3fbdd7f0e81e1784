import type { PageFrame } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import type { Delivery, Webhook } from '#platform/webhooks/door.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkboxes } from '#ui/checkboxes/checkboxes.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { choices, FormErrors, type FormState, field, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'

type Props = {
  frame: PageFrame
  council: string
  webhooks: readonly Webhook[]
  deliveries: readonly Delivery[]
  /** Events that can be told, with their words. */
  events: Readonly<Record<string, string>>
  /** true, or why this person may not decide on it. */
  leave: true | string
  form: FormState
  made: { url: string; secret: string } | null
}

/** Which programs are told of events, and what came of it. */
export const WebhooksPage = (props: Props) => (
  <Page
    title="Webhooks"
    {...props.frame}
    wide
    errors={hasErrors(props.form.errors)}
    breadcrumbs={[
      { text: 'Home', href: paths.home(props.council) },
      { text: 'API', href: paths.api(props.council) },
      { text: 'Webhooks' },
    ]}
    banner={props.made === null ? undefined : <NewSecret {...props.made} />}
  >
    <FormErrors errors={props.form.errors} />
    <h1 class="govuk-heading-l">Webhooks</h1>
    <p class="govuk-body">
      A program is told of what happens here within a minute or so: which measure or report it was, not its figures. A
      message that does not arrive is tried nine times in two days.
    </p>
    {props.leave === true ? (
      <>
        <WebhookTable {...props} />
        <SubscribeForm {...props} />
        {props.deliveries.length > 0 || props.webhooks.length > 0 ? <DeliveryTable {...props} /> : null}
      </>
    ) : (
      <p class="govuk-body">{props.leave}</p>
    )}
  </Page>
)

const NewSecret = ({ url, secret }: { url: string; secret: string }) => (
  <NotificationBanner type="success">
    <h3 class="govuk-notification-banner__heading">From now on the program is told</h3>
    <p class="govuk-body gt-code">{url}</p>
    <p class="govuk-body gt-code">
      <code>{secret}</code>
    </p>
    <p class="govuk-body">
      Give this secret to the program now, so that it can tell our messages from forged ones: it is shown this once.
    </p>
  </NotificationBanner>
)

const WebhookTable = ({ council, webhooks, events }: Props) => (
  <DataTable
    caption="Programs that are told"
    captionClasses="govuk-table__caption--m"
    empty="No program is told yet. Give the address of one below."
    head={[{ text: 'Address' }, { text: 'Of what' }, { text: 'Since' }, { text: 'Stop' }]}
    rows={webhooks.map((webhook) => [
      { html: <span class="gt-code">{webhook.url}</span> },
      { text: eventWords(webhook.events, events) },
      { text: `${printDateTime(webhook.made_at)}, by ${webhook.made_by}` },
      { html: <StopForm council={council} webhook={webhook} /> },
    ])}
  />
)

const eventWords = (names: unknown, events: Props['events']): string =>
  Array.isArray(names) ? names.map((name) => events[String(name)] ?? String(name)).join('; ') : ''

const StopForm = ({ council, webhook }: { council: string; webhook: Webhook }) => (
  <form method="post" action={paths.webhookEnd(council, webhook.webhook_id)}>
    <button type="submit" class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
      Stop<span class="govuk-visually-hidden"> telling {webhook.url}</span>
    </button>
  </form>
)

const SubscribeForm = ({ council, events, form }: Props) => (
  <form method="post" action={paths.webhooks(council)} novalidate>
    <h2 class="govuk-heading-m">Tell another program</h2>
    <TextInput
      {...field(form, 'url')}
      label={{ text: 'Its address' }}
      hint={{ text: 'Begins with https:// and can be reached from the internet' }}
      type="url"
      autocomplete="off"
      classes="govuk-!-width-two-thirds"
    />
    <Checkboxes
      {...choices(form, 'events')}
      fieldset={{ legend: { text: 'What to tell it', classes: 'govuk-fieldset__legend--s' } }}
      classes="govuk-checkboxes--small"
      items={Object.entries(events).map(([value, text]) => ({ value, text }))}
    />
    <Button text="Tell this program" preventDoubleClick />
  </form>
)

const DeliveryTable = ({ deliveries, events }: Props) => (
  <DataTable
    caption="The last messages"
    captionClasses="govuk-table__caption--m"
    empty="No message was sent yet. Each will stand here, with whether it arrived."
    head={[
      { text: 'What' },
      { text: 'To' },
      { text: 'State' },
      { text: 'Attempts', format: 'numeric' },
      { text: 'Last attempt' },
      { text: 'Answer' },
    ]}
    rows={deliveries.map((one) => [
      { text: `${events[one.event_name] ?? one.event_name} (${one.event_id})` },
      { html: <span class="gt-code">{one.url}</span> },
      { text: stateWords(one) },
      { text: String(one.attempts), format: 'numeric' },
      { text: one.last_at === null ? '' : printDateTime(one.last_at) },
      { text: one.last_answer },
    ])}
  />
)

const stateWords = ({ state, attempts, next_at }: Delivery): string => {
  if (state === 'delivered') return 'Delivered'
  if (state === 'failed') return 'Given up'
  return attempts === 0 ? 'Waits' : `Tried again ${printDateTime(next_at)}`
}
