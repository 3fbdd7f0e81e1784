import { type Capability, capabilityWords, type PageFrame } from '#framework/door.ts'
import { printDate, printDateTime } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import type { TokenListed } from '#platform/tokens/door.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkboxes } from '#ui/checkboxes/checkboxes.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { choices, FormErrors, type FormState, field, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { wordsOf } from './granted-words.ts'

export type Made = { name: string; secret: string; expires_on: string }
export type TokenShown = TokenListed & { standing: 'good' | 'expired' | 'revoked' }

type Props = {
  frame: PageFrame
  council: string
  tokens: readonly TokenShown[]
  /** What the person may do, and so may let a token do. */
  held: readonly Capability[]
  lifetimes: readonly { days: number; until: string }[]
  /** true, or why they may make none. */
  mayMake: true | string
  /** Sees everybody's tokens, and so whose each is. */
  keeper: boolean
  form: FormState
  made: Made | null
}

/** The tokens by which other programs read and write in a person's name. */
export const TokensPage = (props: Props) => (
  <Page
    title="Tokens"
    {...props.frame}
    errors={hasErrors(props.form.errors)}
    breadcrumbs={[
      { text: 'Home', href: paths.home(props.council) },
      { text: 'API', href: paths.api(props.council) },
      { text: 'Tokens' },
    ]}
    banner={props.made === null ? undefined : <NewToken {...props.made} />}
  >
    <FormErrors errors={props.form.errors} />
    <h1 class="govuk-heading-l">Tokens</h1>
    <p class="govuk-body">
      A token lets a program read here in your name, and do what you allow it below. The audit log names you and the
      token. End it when the program no longer needs it, or when somebody else may have seen it.
    </p>
    <TokenTable {...props} />
    {props.mayMake === true ? <MakeForm {...props} /> : <p class="govuk-body">{props.mayMake}</p>}
  </Page>
)

const NewToken = ({ name, secret, expires_on }: Made) => (
  <NotificationBanner type="success">
    <h3 class="govuk-notification-banner__heading">The token for {name} is made</h3>
    <p class="govuk-body gt-code">
      <code>{secret}</code>
    </p>
    <p class="govuk-body">Copy it now: it is not kept, and is shown this once. It ends on {printDate(expires_on)}.</p>
  </NotificationBanner>
)

const TokenTable = ({ council, tokens, keeper }: Props) => (
  <DataTable
    caption={keeper ? 'Tokens of everybody' : 'Your tokens'}
    captionClasses="govuk-table__caption--m"
    empty="There is no token yet. Make one below for each program that needs it."
    head={[
      { text: 'For' },
      ...(keeper ? [{ text: 'Held by' }] : []),
      { text: 'May' },
      { text: 'Ends' },
      { text: 'Last used' },
      { text: 'End' },
    ]}
    rows={tokens.map((token) => [
      { text: token.name },
      ...(keeper ? [{ text: token.holder }] : []),
      { text: wordsOf(token.capabilities) },
      { text: untilWords(token) },
      { text: token.last_used_at === null ? 'Never' : printDateTime(token.last_used_at) },
      token.standing === 'revoked' ? { text: 'Ended' } : { html: <EndForm council={council} token={token} /> },
    ])}
  />
)

const untilWords = ({ standing, expires_on, revoked_at, revoked_by }: TokenShown): string => {
  if (standing === 'revoked' && revoked_at !== null) return `Ended ${printDateTime(revoked_at)} by ${revoked_by ?? ''}`
  return standing === 'expired' ? `Expired ${printDate(expires_on)}` : printDate(expires_on)
}

const EndForm = ({ council, token }: { council: string; token: TokenShown }) => (
  <form method="post" action={paths.apiTokenEnd(council, token.token_id)}>
    <button type="submit" class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
      End<span class="govuk-visually-hidden"> the token for {token.name}</span>
    </button>
  </form>
)

const MakeForm = ({ council, held, lifetimes, form }: Props) => (
  <form method="post" action={paths.apiTokens(council)} novalidate>
    <h2 class="govuk-heading-m">Make a token</h2>
    <TextInput
      {...field(form, 'name')}
      label={{ text: 'Which program it is for' }}
      hint={{ text: 'For example: Power BI, or the housing system' }}
      autocomplete="off"
    />
    {held.length > 0 && (
      <Checkboxes
        {...choices(form, 'capabilities')}
        fieldset={{ legend: { text: 'What it may do besides reading', classes: 'govuk-fieldset__legend--s' } }}
        hint={{ text: 'Choose as little as the program needs. It never may do more than you may yourself.' }}
        classes="govuk-checkboxes--small"
        items={held.map((capability) => ({ value: capability, text: capabilityWords[capability] }))}
      />
    )}
    <Select
      {...field(form, 'days', '90')}
      label={{ text: 'When it ends' }}
      items={lifetimes.map(({ days, until }) => ({
        value: String(days),
        text: `${days} days, until ${printDate(until)}`,
      }))}
    />
    <Button text="Make the token" preventDoubleClick />
  </form>
)
