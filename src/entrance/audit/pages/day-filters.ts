import type { Filter } from '#ui/filters/filters.tsx'
import { errorOf, type FormState } from '#ui/form.tsx'

type Days = { readonly from?: string | undefined; readonly until?: string | undefined }

/** The two days of a list, both included; `days` holds what was typed, and what is wrong with it. */
export const dayFilters = (asked: Days, days: FormState): Filter[] => [
  { name: 'from', label: 'From', value: asked.from, ...typedDay(days, 'from') },
  { name: 'until', label: 'Until', value: asked.until, ...typedDay(days, 'until') },
]

const typedDay = (days: FormState, name: string) => ({
  type: 'date' as const,
  typed: days.values,
  errorMessage: errorOf(days.errors, name),
})

/** What is wrong with the days, by the fields of the filters, for the summary above them. */
export const inFilters = (errors: FormState['errors']): FormState['errors'] =>
  Object.fromEntries(Object.entries(errors).map(([name, said]) => [`filter-${name}`, said]))
