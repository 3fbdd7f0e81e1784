import { z } from 'zod'
import { findFramework } from '#framework/adoption.ts'
import type { Framework } from '#framework/door.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import {
  addPeople,
  closedAmong,
  findPersonByEmail,
  freePersonId,
  inTurn,
  mayEditPeople,
  type RoleHeld,
} from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { plainName, plainNameOrNone } from './names.ts'
import { faultOfScope } from './rules.ts'

export const scopeKinds = ['council', 'unit', 'body', 'plan', 'register', 'measure'] as const

const role = z.object({
  role_code: z.string().min(1),
  scope_kind: z.enum(scopeKinds).default('council'),
  scope_code: z.string().default(''),
})

/** Adds a person to the council, with the roles they hold from today. They enter once an account has their address. */
export const addPerson = defineCommand({
  name: 'administration.add-person',
  title: 'Add a person',
  answer: z.object({ person_id: z.string() }),
  input: z.object({
    name: plainName('Enter the name'),
    email: z.email('Enter an email address'),
    post: plainNameOrNone,
    roles: z.array(role).default([]),
  }),
  may: mayEditPeople,
  run: async (tx, actor, input, { today }) => {
    await inTurn(tx, actor.council_id)
    const framework = await findFramework(tx, actor.council_id)
    if (framework === null) return refused({ kind: 'not-found' })
    const faults = await faultsOf(tx, framework, input.roles)
    if (faults.length > 0) return refused({ kind: 'invalid', fields: { roles: faults } })
    const namesake = await findPersonByEmail(tx, input.email)
    if (namesake !== null)
      return refused({ kind: 'conflict', message: `${namesake.name} of this council has the address ${input.email}.` })
    const person_id = await freePersonId(tx, input.name)
    const person = { person_id, ...input }
    await addPeople(tx, actor.council_id, [person], today)
    return ok({ value: { person_id }, subject: { kind: 'person', id: person_id }, after: person })
  },
})

/** What is wrong with roles and scopes, in sentences. */
export const faultsOf = async (tx: Tx, framework: Framework, roles: readonly RoleHeld[]): Promise<string[]> => {
  const faults: string[] = []
  const closed = await closedAmong(
    tx,
    roles.map(({ scope_code }) => scope_code),
  )
  for (const { role_code, scope_kind, scope_code } of roles) {
    const role = framework.roles.find(({ code }) => code === role_code)
    const unfit = role === undefined ? null : faultOfScope(role, scope_kind)
    if (unfit !== null) faults.push(unfit)
    if (role === undefined)
      faults.push(`There is no role ${role_code}: choose from ${framework.roles.map(({ code }) => code).join(', ')}.`)
    const shut = scope_kind === 'unit' ? closed.get(scope_code) : undefined
    if (shut !== undefined) faults.push(`${shut}: choose another unit.`)
    if (!(await isScope(tx, framework, scope_kind, scope_code)))
      faults.push(`There is no ${scope_kind} ${scope_code} for the role ${role_code} to be held in.`)
  }
  return faults
}

const isScope = async (tx: Tx, framework: Framework, kind: string, code: string): Promise<boolean> => {
  if (kind === 'council') return code === ''
  if (kind === 'body') return framework.bodies.some((body) => body.code === code)
  if (kind === 'register') return framework.risk.registers.some((register) => register.code === code)
  if (kind === 'plan')
    return (await tx.selectFrom('plan_item').select('item_code').where('item_code', '=', code).execute()).length > 0
  const rows =
    kind === 'unit'
      ? await tx.selectFrom('org_unit').select('unit_code').where('unit_code', '=', code).execute()
      : await tx.selectFrom('measure').select('measure_code').where('measure_code', '=', code).execute()
  return rows.length > 0
}

/** 'head-of-service:unit:housing' as it is written on a command line; 'performance-team' is held in the whole council. */
export const parseRole = (text: string): Result<RoleHeld, string> => {
  const [role_code = '', scope_kind = 'council', scope_code = '', ...rest] = text.split(':')
  const known: readonly string[] = scopeKinds
  if (role_code === '' || rest.length > 0 || !known.includes(scope_kind))
    return refused(`${text} is not a role. Write ROLE, or ROLE:unit:CODE, ROLE:body:CODE or ROLE:measure:CODE.`)
  return ok({ role_code, scope_kind, scope_code })
}
