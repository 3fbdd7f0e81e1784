import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import type { PlannedUnit, UnitListed } from '#platform/access/door.ts'
import { FoldedForm, fieldOf } from '#ui/folded-form.tsx'
import type { FormState } from '#ui/form.tsx'
import { Select } from '#ui/select/select.tsx'
import { Why } from './fields.tsx'

type Props = {
  council_id: string
  units: readonly UnitListed[]
  planned: readonly PlannedUnit[]
  form: FormState
}

/** Takes back a change of a unit while its day lies ahead. */
export const WithdrawForm = ({ council_id, units, planned, form }: Props) => {
  const nameOf = ({ unit_code, name }: PlannedUnit) =>
    units.find((unit) => unit.unit_code === unit_code)?.name ?? name ?? unit_code
  const items = planned.map((plan) => ({
    value: `${plan.unit_code}:${plan.from_day}`,
    text: `${nameOf(plan)}, from ${printDate(plan.from_day)}`,
  }))
  return (
    <FoldedForm
      form={form}
      which="withdraw"
      title="Withdraw a change that is ahead"
      action={paths.withdrawUnit(council_id)}
      button="Withdraw the change"
    >
      <Select {...fieldOf(form, 'withdraw', 'planned')} label={{ text: 'Change' }} items={items} />
      <Why form={form} which="withdraw" />
    </FoldedForm>
  )
}
