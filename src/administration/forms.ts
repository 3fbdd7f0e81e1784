import type { Refusal } from '#platform/commands/door.ts'
import { refusedForm, type Typed } from '#platform/forms/door.ts'

/** 'unit:housing' as a form sends it; a single measure or plan item, where one is chosen, rather than the scope beside it. */
export const scopeOf = ({ thing, scope }: Typed) => {
  const [scope_kind = 'council', ...code] = (thing || scope || 'council').split(':')
  return { scope_kind, scope_code: code.join(':') }
}

/** 'head-of-service:unit:housing:2024-04-01' as the form to end a role sends it. */
export const roleOf = (role = '') => {
  const [role_code = '', scope_kind = '', scope_code = '', held_from = ''] = role.split(':')
  return { role_code, scope_kind, scope_code, held_from }
}

/** 'housing:2027-04-01' as the form to withdraw a change of a unit sends it. */
export const plannedOf = (planned = '') => {
  const [unit_code = '', from = ''] = planned.split(':')
  return { unit_code, from }
}

/** The form again; its one field where a role is given or ended stands for the several of the command. */
export const again = (values: Typed, refusal: Refusal) =>
  refusedForm(values, refusal.kind === 'invalid' ? { ...refusal, fields: inForm(refusal.fields) } : refusal)

const inForm = (fields: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, messages]) => [
      /^(scope_kind|scope_code|roles)/.test(name) ? 'scope' : name,
      messages,
    ]),
  )
