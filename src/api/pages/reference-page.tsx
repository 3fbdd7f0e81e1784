import type { PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Details } from '#ui/details/details.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { JsonCommand, JsonSchema } from '../ask.ts'
import { problems } from '../problem.ts'
import { reads } from '../reads.ts'

type Props = { frame: PageFrame; council: string; commands: readonly JsonCommand[] }

/** How a program reads and writes this council's data, in words. */
export const ReferencePage = ({ frame, council, commands }: Props) => (
  <Page
    title="API for other systems"
    {...frame}
    breadcrumbs={[{ text: 'Home', href: paths.home(council) }, { text: 'API' }]}
  >
    <h1 class="govuk-heading-l">API for other systems</h1>
    <p class="govuk-body">
      Another system can read this council’s figures and write them. It is held to what the person who gave it a token
      may do, and the audit log names both.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      <li>
        <a class="govuk-link" href={paths.apiTokens(council)}>
          Make a token
        </a>{' '}
        and send it with each request, as <code>Authorization: Bearer gt_…</code>
      </li>
      <li>
        Have a program told of what happens here, by a{' '}
        <a class="govuk-link" href={paths.webhooks(council)}>
          webhook
        </a>
        .
      </li>
      <li>
        Give the{' '}
        <a class="govuk-link" href={paths.openApi(council)}>
          OpenAPI description
        </a>{' '}
        to tools that write client programs.
      </li>
    </ul>
    <h2 class="govuk-heading-m">Reading</h2>
    <p class="govuk-body">
      A page that has data gives it when asked for <code>application/json</code>.
    </p>
    <DataTable
      caption="What can be read"
      captionHidden
      head={[{ text: 'Address' }, { text: 'What it gives' }, { text: 'As' }]}
      rows={reads.map(({ path, title, media }) => [
        { html: <code>{`/${council}${path}`}</code> },
        { text: title },
        { text: media },
      ])}
    />
    <h2 class="govuk-heading-m">Writing</h2>
    <p class="govuk-body">
      Send a command’s fields as a JSON object. Send an <code>Idempotency-Key</code> of your choice as well, and a
      request that is repeated is carried out once: the first answer comes again. Open a command for its address, its
      fields and its answer.
    </p>
    {commands.map((command) => (
      <CommandSection command={command} council={council} />
    ))}
    <ProblemSection />
  </Page>
)

const CommandSection = ({ command, council }: { command: JsonCommand; council: string }) => (
  <Details summaryText={command.title} id={command.name} classes="govuk-!-margin-bottom-2">
    <p class="govuk-body gt-code">
      <code>POST {`${paths.api(council)}/commands/${command.name}`}</code>
    </p>
    <DataTable
      caption={`Fields of ${command.name}`}
      captionHidden
      head={[{ text: 'Field' }, { text: 'Holds' }, { text: 'Needed' }]}
      rows={Object.entries(command.schema.properties ?? {}).map(([name, schema]) => [
        { html: <code>{name}</code> },
        { text: holds(schema) },
        { text: command.schema.required?.includes(name) ? 'Yes' : 'No' },
      ])}
    />
    <p class="govuk-body">{answerWords(command.answer)}</p>
  </Details>
)

const answerWords = (answer: JsonSchema | null): string => {
  const fields = Object.entries(answer?.properties ?? {})
  if (fields.length === 0) return 'Answers with an empty object.'
  return `Answers with ${fields.map(([name, schema]) => `${name} (${holds(schema)})`).join('; ')}.`
}

const holds = (schema: JsonSchema): string =>
  schema.description ? `${shape(schema)}. ${schema.description}` : shape(schema)

const words: Record<string, string> = {
  string: 'Text',
  integer: 'A whole number',
  number: 'A number',
  boolean: 'true or false',
  object: 'An object',
  null: 'nothing',
}

const shape = (schema: JsonSchema): string => {
  if (schema.enum) return `One of ${schema.enum.map(String).join(', ')}`
  if (schema.const !== undefined) return schema.const === '' ? 'nothing' : String(schema.const)
  if (schema.anyOf) return schema.anyOf.map(shape).join(', or ')
  if (schema.items) {
    const fields = Object.keys(schema.items.properties ?? {})
    return fields.length === 0 ? `A list: ${shape(schema.items)}` : `A list of objects with ${fields.join(', ')}`
  }
  return words[schema.type ?? ''] ?? 'Any value'
}

const ProblemSection = () => (
  <>
    <h2 class="govuk-heading-m govuk-!-margin-top-6" id="problems">
      When something is refused
    </h2>
    <p class="govuk-body">
      Nothing of a refused command is kept. The answer is <code>application/problem+json</code>: <code>detail</code>{' '}
      says why, and <code>fields</code> what is wrong with each field.
    </p>
    <DataTable
      caption="Kinds of problem"
      captionHidden
      head={[{ text: 'Status' }, { text: 'Type ends with' }, { text: 'Meaning' }]}
      rows={Object.entries(problems).map(([kind, { status, title }]) => [
        { text: String(status) },
        { html: <code id={kind}>{`#${kind}`}</code> },
        { text: title },
      ])}
    />
  </>
)
