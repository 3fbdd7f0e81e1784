import type { PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import { Button } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { errorOf, FormErrors, type FormState, field, hasErrors } from '#ui/form.tsx'
import { InsetText } from '#ui/inset-text/inset-text.tsx'
import { Page } from '#ui/layout/page.tsx'
import { markup } from '#ui/markup.ts'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { Textarea } from '#ui/textarea/textarea.tsx'
import type { ReportContent } from '../content.ts'
import type { ReleaseSummary } from '../queries.ts'
import { fileKinds } from '../render/all.ts'
import { ReportArticle } from '../render/html.tsx'
import { reportCss } from '../render/report-css.ts'

export type ReportPageProps = {
  frame: PageFrame
  content: ReportContent
  /** The issue shown; null for the draft. */
  issue: number | null
  releases: readonly ReleaseSummary[]
  /** What this person may do with the draft; a release is only read. */
  parts: readonly { part: string; label: string }[]
  /** The part that is being written, with the words it has. */
  writing: { part: string; label: string; words: string } | null
  mayRelease: true | string
  form: FormState
}

/** One report as it is read, with what may be done to it: download, and for a draft write in it and release it. */
export const ReportPage = (props: ReportPageProps) => {
  const { frame, content, issue, form } = props
  return (
    <Page
      {...frame}
      title={content.title}
      wide
      errors={hasErrors(form.errors)}
      breadcrumbs={[
        { text: 'Home', href: paths.home(content.council.id) },
        { text: 'Reports', href: paths.reports(content.council.id) },
        { text: content.title },
      ]}
    >
      {markup(`<style nonce="${frame.nonce}">${reportCss}</style>`)}
      <FormErrors errors={form.errors} />
      <Standing {...props} />
      <Downloads content={content} issue={issue} />
      {issue === null && props.parts.length > 0 && <WriteForm {...props} />}
      {issue === null &&
        (props.mayRelease === true ? <ReleaseForm {...props} /> : <p class="govuk-body">{props.mayRelease}</p>)}
      <ReportArticle content={content} />
    </Page>
  )
}

const addressOf = ({ council, product, period, body }: ReportContent) =>
  paths.report(council.id, product.id, period.key, body.id)

const Standing = ({ content, issue, releases }: ReportPageProps) => {
  const [newest] = releases
  const href = addressOf(content)
  if (issue === null)
    return (
      <InsetText>
        This is a draft, made from the figures as they are now.{' '}
        {newest ? (
          <a class="govuk-link" href={`${href}?issue=${newest.issue}`}>
            Read what was released on {printDate(newest.released_on)}
          </a>
        ) : (
          'Nothing has been released.'
        )}
      </InsetText>
    )
  const shown = releases.find((release) => release.issue === issue)
  if (!newest || !shown || (newest.issue === issue && issue === 1)) return null
  return (
    <InsetText>
      This is issue {issue}
      {shown.reason && `, released because: ${shown.reason}`}.{' '}
      {newest.issue !== issue && (
        <a class="govuk-link" href={`${href}?issue=${newest.issue}`}>
          Read issue {newest.issue}, which replaces it
        </a>
      )}
    </InsetText>
  )
}

const Downloads = ({ content, issue }: { content: ReportContent; issue: number | null }) => (
  <ul class="gt-list-bar__downloads govuk-!-margin-bottom-4" aria-label="Download this report">
    {Object.values(fileKinds).map(({ ending, label }) => (
      <li>
        <a class="govuk-link" href={`${addressOf(content)}/report.${ending}${issue === null ? '' : `?issue=${issue}`}`}>
          Download {label}
        </a>
      </li>
    ))}
  </ul>
)

/** A part is chosen by its link, and its form opens on the words it has now. */
const WriteForm = ({ content, parts, writing, form }: ReportPageProps) => (
  <Details summaryText="Write part of this report" open={writing !== null || Boolean(errorOf(form.errors, 'part'))}>
    <ul class="govuk-list">
      {parts.map(({ part, label }) => (
        <li>
          {part === writing?.part ? (
            <strong>{label}</strong>
          ) : (
            <a class="govuk-link" href={`${addressOf(content)}?write=${encodeURIComponent(part)}`}>
              {label}
            </a>
          )}
        </li>
      ))}
    </ul>
    {writing && (
      <form method="post" action={`${addressOf(content)}/text`}>
        <input type="hidden" name="part" value={writing.part} />
        <Textarea
          {...field(form, 'content', writing.words)}
          label={{ text: `Words of “${writing.label}”` }}
          hint={{ text: 'A line is a paragraph. Leave this empty to bring back the words made from the figures.' }}
          rows={8}
        />
        <Button text="Save" />
      </form>
    )}
  </Details>
)

const ReleaseForm = ({ content, releases, form }: ReportPageProps) => (
  <Details summaryText="Release this report" open={Boolean(errorOf(form.errors, 'reason'))}>
    <form method="post" action={`${addressOf(content)}/release`}>
      <p class="govuk-body">
        A released report is kept as it is: what is revised later changes the draft, not the release.
      </p>
      {releases.length > 0 && <TextInput {...field(form, 'reason')} label={{ text: 'Why is it released again?' }} />}
      <Button
        text={releases.length > 0 ? `Release issue ${(releases[0]?.issue ?? 0) + 1}` : 'Release'}
        preventDoubleClick
      />
    </form>
  </Details>
)
