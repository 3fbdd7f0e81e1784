import { fieldOf } from '#ui/folded-form.tsx'
import type { FormState } from '#ui/form.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { type PersonChoice, whoChoices } from '../who-rules.ts'

const listId = 'people-to-choose'

/** Offered to whoever types into a field for somebody, once on the page; a browser without it asks for the name alone. */
export const WhoList = ({ people }: { people: readonly PersonChoice[] }) =>
  people.length > 0 && (
    <datalist id={listId}>
      {whoChoices(people).map((choice) => (
        <option value={choice} />
      ))}
    </datalist>
  )

type Props = {
  form: FormState
  /** Which of the page's forms it is in. */
  which: string
  name: string
  label: string
  initial?: string
  hint?: string
}

/** Somebody with the council, by name: whom it means is found out when the form is sent. */
export const WhoField = ({ form, which, name, label, initial, hint }: Props) => (
  <TextInput
    {...fieldOf(form, which, name, initial)}
    label={{ text: label }}
    hint={{ text: [hint, 'Enter a name, or the part of it that nobody else has'].filter(Boolean).join('. ') }}
    autocomplete="off"
    spellcheck={false}
    attributes={{ list: listId }}
  />
)
