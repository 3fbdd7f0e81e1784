import type { PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { Button } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { FormErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { Content } from '#ui/markup.ts'
import { Select } from '#ui/select/select.tsx'
import { alreadyWords, type ImportReport, printFault } from '../rules.ts'
import type { KindShown } from './imports-page.tsx'

type PreviewPageProps = {
  frame: PageFrame
  council_id: string
  kind: KindShown
  file_name: string
  /** The file itself as base64: it goes back with the form, and nothing is kept of it meanwhile. */
  content: string
  headings: readonly string[]
  rows: readonly { row: number; cells: string[] }[]
  /** Column → the heading taken for it. */
  chosen: Readonly<Record<string, string>>
  /** What the file's own headings give, as JSON: it tells the page that comes next whether other columns were chosen. */
  own: string
  report: ImportReport
  refusal: string | null
}

/** What a file would change, before anything is: its faults, its first rows and the heading taken for each column. */
export const PreviewPage = (props: PreviewPageProps) => (
  <CheckPage {...props} errors={props.refusal !== null}>
    <FormErrors errors={props.refusal === null ? {} : { '': [props.refusal] }} />
    <CheckHeading {...props} />
    <Preview {...props} />
  </CheckPage>
)

type CheckPageProps = {
  frame: PageFrame
  council_id: string
  kind: KindShown
  file_name: string
  errors?: boolean
  children?: Content
}

/** The page of a file that is being checked or imported; what is found out about it follows its heading. */
export const CheckPage = ({ frame, council_id, file_name, errors = false, children }: CheckPageProps) => {
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'Imports', href: paths.imports(council_id) },
    { text: file_name },
  ]
  return (
    <Page title={`Check ${file_name}`} {...frame} breadcrumbs={breadcrumbs} errors={errors} wide>
      {children}
    </Page>
  )
}

export const CheckHeading = ({ kind, file_name }: { kind: KindShown; file_name: string }) => (
  <>
    <span class="govuk-caption-l">{kind.title}</span>
    <h1 class="govuk-heading-l">Check {file_name}</h1>
  </>
)

/** What was found in the file, and the form to import it or to read it otherwise; one that is no table has no columns to choose. */
export const Preview = (props: Omit<PreviewPageProps, 'frame' | 'refusal'>) =>
  props.headings.length === 0 && props.report.faults.length > 0 ? (
    <NoTable {...props} />
  ) : (
    <>
      <p class="govuk-body-l">{inWords(props.report)}</p>
      {props.report.faults.length > 0 && <Faults report={props.report} />}
      <FirstRows {...props} />
      <MappingForm {...props} />
    </>
  )

const NoTable = ({ council_id, report }: Pick<PreviewPageProps, 'council_id' | 'report'>) => (
  <>
    <p class="govuk-body-l">This file cannot be read, so nothing of it can be imported.</p>
    <ul class="govuk-list govuk-list--bullet">
      {report.faults.map(({ found, expected }) => (
        <li>
          {found === '' ? 'Nothing is in it' : found}. Expected: {expected}.
        </li>
      ))}
    </ul>
    <Button text="Choose another file" href={paths.imports(council_id)} />
  </>
)

const inWords = ({ rows_read, rows_changed, faults, already, unused }: ImportReport): string => {
  if (already !== null) return alreadyWords(already)
  const others = unused.length === 0 ? '' : ` Columns not used: ${unused.join(', ')}.`
  if (faults.length > 0) {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`
    return `${count} found, so nothing can be imported yet: mend the file, or choose other columns.${others}`
  }
  return `${rows_read === 1 ? '1 row' : `${rows_read} rows`} read without a fault; ${rows_changed} would change something.${others}`
}

const Faults = ({ report }: { report: ImportReport }) => (
  <DataTable
    caption="What is wrong"
    head={[{ text: 'Row', format: 'numeric' }, { text: 'Column' }, { text: 'Found' }, { text: 'Expected' }]}
    firstCellIsHeader={false}
    rows={report.faults
      .slice(0, 100)
      .map((fault) => [
        { text: fault.row === null ? 'All' : String(fault.row), format: 'numeric' },
        { text: fault.column },
        { text: fault.found || 'nothing', attributes: { title: printFault(fault) } },
        { text: fault.expected },
      ])}
  />
)

const FirstRows = ({ headings, rows }: Pick<PreviewPageProps, 'headings' | 'rows'>) => (
  <DataTable
    caption="First rows of the file"
    stack={false}
    empty="The file has no rows."
    firstCellIsHeader={false}
    head={[{ text: 'Row', format: 'numeric' }, ...headings.map((text) => ({ text }))]}
    rows={rows.map(({ row, cells }) => [
      { text: String(row), format: 'numeric' },
      ...headings.map((_, place) => ({ text: cells[place] ?? '' })),
    ])}
  />
)

type ImportedProps = { href: string; report: ImportReport }

/** What a long import came to, with the way back. */
export const Imported = ({ href, report }: ImportedProps) => (
  <>
    <p class="govuk-body-l">
      {report.already === null
        ? `The file was imported. Rows that changed something: ${report.rows_changed}.`
        : alreadyWords(report.already)}
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={href}>
        All imports
      </a>
    </p>
  </>
)

type FormProps = Omit<PreviewPageProps, 'frame' | 'rows' | 'refusal'>

const MappingForm = ({ council_id, kind, file_name, content, headings, chosen, own, report }: FormProps) => (
  <form method="post" action={paths.imports(council_id)}>
    <input type="hidden" name="kind" value={kind.kind} />
    <input type="hidden" name="file_name" value={file_name} />
    <input type="hidden" name="content" value={content} />
    <input type="hidden" name="own" value={own} />
    <h2 class="govuk-heading-m">Columns</h2>
    {kind.columns.map(({ name, required, example }) => (
      <Select
        id={`column.${name}`}
        name={`column.${name}`}
        value={chosen[name] ?? ''}
        label={{ text: required ? name : `${name} (if there is one)` }}
        hint={{ text: example === '' ? undefined : `For example ${example}` }}
        items={[
          { value: '', text: 'Not in this file' },
          ...headings.filter(Boolean).map((text) => ({ value: text, text })),
        ]}
      />
    ))}
    <div class="govuk-button-group">
      {report.faults.length === 0 && report.already === null && (
        <Button text="Import" name="do" value="import" preventDoubleClick />
      )}
      <Button text="Check again" name="do" value="check" classes="govuk-button--secondary" />
    </div>
  </form>
)
