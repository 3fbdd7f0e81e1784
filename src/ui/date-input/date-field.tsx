import { datePartsOf } from '#kernel/typed-date.ts'
import { type FormState, field } from '../form.tsx'
import type { Options } from '../markup.ts'
import { DateInput } from './date-input.tsx'

type Dated = ReturnType<typeof field> & { readonly typed: FormState['values'] }

/** The options of a date, as `field` gives those of text: an ISO date on record, or the three boxes as they were typed. */
export const dateField = (form: FormState, name: string, initial = ''): Dated => ({
  ...field(form, name, initial),
  typed: form.values,
})

/**
 * A date in three boxes, sent as `name-day`, `name-month` and `name-year`. The first box has the id of the field, which is
 * where the summary of errors leads.
 */
export const DateField = ({ id, name, value, errorMessage, typed, label, hint }: DateFieldProps) => {
  const recorded = datePartsOf(value)
  const part = (which: 'day' | 'month' | 'year') => {
    const text = typed[`${name}-${which}`]
    return { id: which === 'day' ? id : `${id}-${which}`, value: typeof text === 'string' ? text : recorded[which] }
  }
  return (
    <DateInput
      id={`${id}-date`}
      namePrefix={name}
      fieldset={{ legend: { text: label } }}
      hint={hint === '' ? undefined : { text: hint ?? 'For example, 31 3 2027' }}
      errorMessage={errorMessage}
      items={[
        { name: 'day', ...part('day') },
        { name: 'month', ...part('month') },
        { name: 'year', ...part('year') },
      ]}
    />
  )
}

type DateFieldProps = Dated & { label: string } & Options<{ hint: string }>
