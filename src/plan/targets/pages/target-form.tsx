import { type Period, printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import type { MeasureBrief } from '#plan/measures/door.ts'
import { Button } from '#ui/button/button.tsx'
import { type FormState, field } from '#ui/form.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { Textarea } from '#ui/textarea/textarea.tsx'
import type { TargetSet } from '../queries.ts'
import { printTolerance, type Tolerance } from '../rules.ts'

export type TargetFormProps = {
  council_id: string
  measure: MeasureBrief
  /** Newest first; the first of a period is the one in force. */
  targets: readonly TargetSet[]
  periods: readonly Period[]
  /** Key of the period the form opens on. */
  period: string
  form: FormState
}

/** Opens on the target in force for the period asked, so that changing one starts from what it is. */
export const TargetForm = ({ council_id, measure, targets, periods, period, form }: TargetFormProps) => {
  const now = targets.find(({ period_key }) => period_key === period)
  const tolerance = now?.tolerance_kind ? (now as Tolerance) : null
  return (
    <form method="post" action={paths.targets(council_id, measure.measure_code)} novalidate class="gt-reading">
      <Select
        {...field(form, 'period_key', period)}
        label={{ text: 'Period' }}
        items={periods.map((each) => ({ value: each.key, text: printPeriod(each) }))}
      />
      <TextInput
        {...field(form, 'target', now?.target_value ?? now?.target_text ?? '')}
        label={{ text: measure.unit === 'number' ? 'Target' : `Target (${measure.unit})` }}
        hint={{ text: 'A number, or words where no number was set. Words are shown but judge nothing.' }}
        classes="govuk-input--width-10"
      />
      <TextInput
        {...field(form, 'upper', now?.target_upper ?? '')}
        label={{ text: 'Far end of the range, if the target is a range' }}
        classes="govuk-input--width-10"
      />
      <TextInput
        {...field(form, 'tolerance', printTolerance(tolerance))}
        label={{ text: 'How far off is still near target' }}
        hint={{ text: 'For example 10%, 2 points, 3 or floor 70. Leave it empty to follow the framework.' }}
        classes="govuk-input--width-10"
      />
      <Textarea
        {...field(form, 'reason')}
        label={{ text: 'Reason' }}
        hint={{ text: 'Needed when a target that was set is changed: the earlier one stays below with your reason.' }}
        rows={3}
      />
      <Button text="Set the target" preventDoubleClick />
    </form>
  )
}
