import type { PageFrame } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import { Button } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Details } from '#ui/details/details.tsx'
import { FileUpload } from '#ui/file-upload/file-upload.tsx'
import { errorOf, FormErrors, type FormState, field, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import { Select } from '#ui/select/select.tsx'
import type { listBatches } from '../queries.ts'
import type { ImportColumn } from '../rules.ts'

type Batch = Awaited<ReturnType<typeof listBatches>>[number]
export type KindShown = { kind: string; title: string; columns: readonly ImportColumn[] }

type ImportsPageProps = {
  frame: PageFrame
  council_id: string
  kinds: readonly KindShown[]
  batches: readonly Batch[]
  may: true | string
  form: FormState
  done: string | null
}

/** What was imported, and a form to bring another file. */
export const ImportsPage = ({ frame, council_id, kinds, batches, may, form, done }: ImportsPageProps) => (
  <Page
    title="Imports"
    {...frame}
    wide
    breadcrumbs={[{ text: 'Home', href: paths.home(council_id) }, { text: 'Imports' }]}
    errors={hasErrors(form.errors)}
    banner={done === null ? undefined : <NotificationBanner type="success" text={done} />}
  >
    <FormErrors errors={form.errors} />
    <h1 class="govuk-heading-l">Imports</h1>
    {may === true ? <UploadForm council_id={council_id} kinds={kinds} form={form} /> : <p class="govuk-body">{may}</p>}
    <DataTable
      caption="Files imported"
      empty="Nothing has been imported yet."
      head={[
        { text: 'File' },
        { text: 'What' },
        { text: 'Rows', format: 'numeric' },
        { text: 'Changed', format: 'numeric' },
        { text: 'By' },
        { text: 'When' },
      ]}
      rows={batches.map((batch) => [
        { text: batch.file_name },
        { text: kinds.find(({ kind }) => kind === batch.kind)?.title ?? batch.kind },
        { text: String(batch.rows_read), format: 'numeric' },
        { text: String(batch.rows_changed), format: 'numeric' },
        { text: batch.imported_by },
        { text: printDateTime(batch.imported_at.toISOString()), classes: 'gt-nowrap' },
      ])}
    />
  </Page>
)

type UploadFormProps = Pick<ImportsPageProps, 'council_id' | 'kinds' | 'form'>

const UploadForm = ({ council_id, kinds, form }: UploadFormProps) => (
  <>
    <form method="post" action={`${paths.imports(council_id)}/preview`} enctype="multipart/form-data" novalidate>
      <Select
        {...field(form, 'kind', 'values')}
        label={{ text: 'What the file holds' }}
        items={kinds.map(({ kind, title }) => ({ value: kind, text: title }))}
      />
      <FileUpload
        id="file"
        name="file"
        label={{ text: 'File' }}
        hint={{
          text: 'A CSV file, or the first sheet of an Excel workbook. Nothing is kept until you have seen what it would change.',
        }}
        errorMessage={errorOf(form.errors, 'file')}
        attributes={{ accept: '.csv,.xlsx' }}
      />
      <Button text="Check the file" preventDoubleClick />
    </form>
    <Details summaryText="Which columns each file may have">
      {kinds.map(({ title, columns }) => (
        <p class="govuk-body">
          <strong>{title}:</strong>{' '}
          {columns.map(({ name, required }) => (required ? `${name} (needed)` : name)).join(', ')}
        </p>
      ))}
    </Details>
  </>
)
