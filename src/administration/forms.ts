import type { Context } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { FormState } from '#ui/form.tsx'

type C = Context<CouncilEnv>
export type Status = 200 | 403 | 409 | 422
export type Values = Record<string, string>

export const typed = async (c: C): Promise<Values> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

/** 'unit:housing' as a form sends it; a single measure or plan item, where one is chosen, rather than the scope beside it. */
export const scopeOf = ({ thing, scope }: Values) => {
  const [scope_kind = 'council', ...code] = (thing || scope || 'council').split(':')
  return { scope_kind, scope_code: code.join(':') }
}

/** 'head-of-service:unit:housing:2024-04-01' as the form to end a role sends it. */
export const roleOf = (role = '') => {
  const [role_code = '', scope_kind = '', scope_code = '', held_from = ''] = role.split(':')
  return { role_code, scope_kind, scope_code, held_from }
}

export const again = (values: Values, refusal: Refusal): [FormState, Status] => {
  if (refusal.kind === 'invalid') return [{ values, errors: inForm(refusal.fields) }, 422]
  if (refusal.kind === 'forbidden') return [{ values, errors: { '': [refusal.reason] } }, 403]
  const message = refusal.kind === 'conflict' ? refusal.message : 'That is not there: choose again'
  return [{ values, errors: { '': [message] } }, 409]
}

/** The one field of a form where a role is given or ended stands for the several of the command. */
const inForm = (fields: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, messages]) => [
      /^(scope_kind|scope_code|roles)/.test(name) ? 'scope' : name,
      messages,
    ]),
  )
