import { Button } from '../button/button.tsx'
import { Checkboxes } from '../checkboxes/checkboxes.tsx'
import { DateInput } from '../date-input/date-input.tsx'
import { FileUpload } from '../file-upload/file-upload.tsx'
import { FormErrors, type FormState, field } from '../form.tsx'
import { Radios } from '../radios/radios.tsx'
import { Select } from '../select/select.tsx'
import { TextInput } from '../text-input/text-input.tsx'
import { Textarea } from '../textarea/textarea.tsx'

const form: FormState = {
  values: { figure: '1O4', why: 'Three large blocks were handed over late.' },
  errors: { figure: ['Enter the figure as a number, like 104 or 91.2'], bodies: ['Choose who sees it'] },
}

export const GalleryForms = () => (
  <section class="gt-reading">
    <h2 class="govuk-heading-l">Forms</h2>
    <FormErrors errors={form.errors} disableAutoFocus />
    <TextInput
      {...field(form, 'figure')}
      label={{ text: 'Figure for September' }}
      hint={{ text: 'In per cent, to one decimal' }}
      suffix={{ text: '%' }}
      classes="govuk-input--width-5"
      inputmode="decimal"
    />
    <Textarea {...field(form, 'why')} label={{ text: 'Why' }} rows={3} />
    <Select
      id="owner"
      name="owner"
      label={{ text: 'Owner' }}
      items={[
        { value: 'ho', text: 'Head of Housing' },
        { value: 'dp', text: 'Director of Place' },
      ]}
      value="dp"
    />
    <Radios
      name="confidence"
      fieldset={{ legend: { text: 'How sure is the figure?', classes: 'govuk-fieldset__legend--m' } }}
      value="provisional"
      items={[
        { value: 'final', text: 'Final' },
        {
          value: 'provisional',
          text: 'Provisional',
          hint: { text: 'It will be marked, and asked for again' },
        },
      ]}
    />
    <Checkboxes
      name="bodies"
      errorMessage={{ text: 'Choose who sees it' }}
      fieldset={{ legend: { text: 'Who sees it?', classes: 'govuk-fieldset__legend--m' } }}
      items={[
        { value: 'cabinet', text: 'Cabinet' },
        { value: 'scrutiny', text: 'Scrutiny' },
      ]}
    />
    <DateInput
      id="due"
      namePrefix="due"
      fieldset={{ legend: { text: 'Due', classes: 'govuk-fieldset__legend--m' } }}
      hint={{ text: 'For example, 8 10 2026' }}
      values={{ 'due-day': '8', 'due-month': '10', 'due-year': '2026' }}
    />
    <FileUpload name="file" label={{ text: 'File of figures' }} hint={{ text: 'CSV or Excel' }} javascript />
    <div class="govuk-button-group">
      <Button text="Save the figure" />
      <Button text="Save and come back" classes="govuk-button--secondary" />
      <Button text="Withdraw" classes="govuk-button--warning" />
      <Button text="Closed" disabled />
    </div>
  </section>
)
