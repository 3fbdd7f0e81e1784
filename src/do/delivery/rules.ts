export const stages = ['not-started', 'in-progress', 'complete', 'stopped'] as const
export const actionStatuses = ['on-target', 'near-target', 'off-target'] as const

/** An action of the delivery plan. `due_text` is the due date as written, `due_on` the same as a date where it is one. */
export type Action = {
  action_code: string
  name: string
  item_code: string | null
  unit_code: string | null
  lead: string
  due_text: string
  due_on: string | null
  illustrative: boolean
  source: string | null
  sort_order: number
}

export type NewProgress = {
  action_code: string
  period_key: string
  period_end: string
  stage: (typeof stages)[number]
  percent_complete: string | null
  status: (typeof actionStatuses)[number]
  comment: string
  import_row: number | null
}
