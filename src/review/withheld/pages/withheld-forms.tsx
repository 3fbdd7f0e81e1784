import type { Framework, PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import type { Leave } from '#platform/access/door.ts'
import { DateField } from '#ui/date-input/date-field.tsx'
import { dateFieldOf, FoldedForm, fieldOf } from '#ui/folded-form.tsx'
import type { FormState } from '#ui/form.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { nameOf, partsOf, type Withheld } from '../rules.ts'

export type WithheldPageProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  today: string
  /** Newest first. */
  withheld: readonly Withheld[]
  measures: readonly { measure_code: string; name: string }[]
  form: FormState
  may: Leave
}

const none = { value: '', text: 'None' }

export const WithholdForm = ({ council_id, framework, measures, form }: WithheldPageProps) => (
  <FoldedForm
    form={form}
    which="withhold"
    title="Withhold something"
    action={paths.withheld(council_id)}
    button="Withhold it"
  >
    <Select
      {...fieldOf(form, 'withhold', 'measure_code')}
      label={{ text: 'The figures of a measure' }}
      items={[none, ...measures.map(({ measure_code, name }) => ({ value: measure_code, text: name }))]}
    />
    <Select
      {...fieldOf(form, 'withhold', 'section')}
      label={{ text: 'Or a part of a report' }}
      items={[
        none,
        ...partsOf(framework).map(({ product, section, name }) => ({ value: `${product}:${section}`, text: name })),
      ]}
    />
    <TextInput
      {...fieldOf(form, 'withhold', 'from_period')}
      label={{ text: 'From which period on' }}
      hint={{ text: 'For example Q2 2026/27, September 2026 or 2026/27' }}
      classes="govuk-input--width-10"
    />
    <DateField {...dateFieldOf(form, 'withhold', 'until')} label="Last day, if there is one" />
    <TextInput
      {...fieldOf(form, 'withhold', 'reason')}
      label={{ text: 'Why' }}
      hint={{ text: 'Members and the public read this in its place.' }}
    />
  </FoldedForm>
)

type LiftProps = WithheldPageProps & { running: readonly Withheld[] }

export const LiftForm = ({ council_id, framework, running, form }: LiftProps) => (
  <FoldedForm
    form={form}
    which="lift"
    title="Withhold something no longer"
    action={`${paths.withheld(council_id)}/lift`}
    button="End it today"
  >
    <p class="govuk-body">What was kept back is released with the next report.</p>
    <Select
      {...fieldOf(form, 'lift', 'number')}
      label={{ text: 'What' }}
      items={running.map((one) => ({ value: String(one.number), text: nameOf(framework, one) }))}
    />
    <TextInput {...fieldOf(form, 'lift', 'reason')} label={{ text: 'Why' }} />
  </FoldedForm>
)
