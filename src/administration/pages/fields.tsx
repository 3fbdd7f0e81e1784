import { DateField } from '#ui/date-input/date-field.tsx'
import { dateFieldOf, fieldOf } from '#ui/folded-form.tsx'
import type { FormState } from '#ui/form.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'

/** `which` of the page's forms it is in. */
type Props = { form: FormState; which: string }
type DayProps = Props & { name: string; label: string; initial?: string; hint?: string }

/** A date in three boxes, as one field of one of the forms. */
export const Day = ({ form, which, name, initial, ...words }: DayProps) => (
  <DateField {...dateFieldOf(form, which, name, initial)} {...words} />
)

/** Every change of people, posts and units asks why. */
export const Why = ({ form, which }: Props) => <TextInput {...fieldOf(form, which, 'reason')} label={{ text: 'Why' }} />
