import type { Actor, Reach, Way } from './actor.ts'
import { maySeeCompletion } from './appraisals.ts'
import {
  type Leave,
  mayReadAudit,
  maySeeDraft,
  maySeeRisk,
  maySeeUnreleased,
  type Place,
  placeOfMeasure,
  placeOfReport,
  placeOfRisk,
} from './policy.ts'

/** What the table must know of a command. */
export type Asked = {
  name: string
  title: string
  may: (actor: Actor) => Leave
  mayThis?: (actor: Actor, input: never) => Leave
  place?: { thing: Place['thing']; may: (actor: Actor, place: Place) => Leave }
  /** A command that no role opens: it is in the table of relations. */
  relation?: string
}

/** What the table must know of a role of the framework. */
export type RoleAsked = { code: string; name: string; may: readonly string[]; per?: string | undefined }

/**
 * One thing that may be done or seen, and whether a role may: to what lies in the scope it is held for, and to what lies
 * elsewhere in the council. In another council it is never found, whatever the role.
 */
export type Permission = { name: string; title: string; within: Leave; elsewhere: Leave }

/** Everything the product lets somebody do or see, asked of the policy itself as the holder of one role. */
export const permissionsOf = (role: RoleAsked, commands: readonly Asked[]): Permission[] => {
  const holder = holderOf(role)
  const audit = mayReadAudit(holder)
  const completion = maySeeCompletion(holder)
  const questions = [
    {
      name: 'see.unreleased',
      title: 'See figures before they are released',
      ...asked(holder, 'measure', maySeeUnreleased),
    },
    { name: 'see.drafts', title: 'See draft reports', ...asked(holder, 'report', maySeeDraft) },
    { name: 'see.risks', title: 'See the risk registers', ...asked(holder, 'risk', maySeeRisk) },
    { name: 'see.completion', title: 'See how many appraisals were held', within: completion, elsewhere: completion },
    { name: 'audit.read', title: 'Read the audit log', within: audit, elsewhere: audit },
  ]
  return [
    ...questions,
    ...commands
      .filter(({ relation }) => relation === undefined)
      .map(({ name, title, may, mayThis, place }) => {
        const atAll = may(holder)
        // of something that is nobody's own: what everybody may do for themselves is no matter of the role
        const leave = atAll === true ? (mayThis?.(holder, {} as never) ?? true) : atAll
        if (leave !== true || place === undefined) return { name, title, within: leave, elsewhere: leave }
        return { name, title, ...asked(holder, place.thing, place.may) }
      }),
  ]
}

const asked = (holder: Actor, thing: Place['thing'], may: (actor: Actor, place: Place) => Leave) => ({
  within: may(holder, placeOf[thing]('here', 'the own')),
  elsewhere: may(holder, placeOf[thing]('there', 'another')),
})

/** Where a role is usually held, in words; a person may hold it for another part. */
export const usualScope = ({ per }: RoleAsked): string => scopeWords[per ?? 'council'] ?? 'the whole council'

const scopeWords: Record<string, string> = {
  council: 'the whole council',
  directorate: 'a directorate',
  division: 'a division',
  service: 'a service',
  measure: 'a measure or a service',
  committee: 'a committee',
  portfolio: 'a portfolio',
  register: 'a risk register',
}

/** A thing of each kind that lies in every part of one code. */
const placeOf: Record<Place['thing'], (code: string, whose: string) => Place> = {
  measure: (code, whose) => placeOfMeasure(code, inUnit(code, whose)),
  report: (code, whose) => placeOfReport({ code, name: `${whose} committee` }),
  risk: (code, whose) => placeOfRisk({ code, name: `${whose} register` }, inUnit(code, whose)),
}

const inUnit = (unit_code: string, whose: string) => ({ unit_code, unit_name: `${whose} service`, owner_id: null })

/** Somebody with this role alone, in the scope where it is usually held. */
const holderOf = ({ code, may, per = 'council' }: RoleAsked): Actor => {
  const way = wayOf[per] ?? null
  const reach: Reach = {
    role_code: code,
    scope_kind: way ?? 'council',
    scope_code: 'here',
    scope_name: 'the own scope',
    capabilities: new Set(may),
    reaches: {
      unit: new Set<string>(),
      measure: new Set<string>(),
      body: new Set<string>(),
      register: new Set<string>(),
      ...(way && { [way]: new Set(['here']) }),
    },
  }
  return {
    council_id: 'any',
    person_id: 'holder',
    name: 'Holder',
    kind: 'person',
    roles: [{ role_code: code, scope_kind: reach.scope_kind, scope_code: 'here' }],
    capabilities: new Set(way === null ? may : []),
    reach: way === null ? [] : [reach],
  }
}

const wayOf: Readonly<Record<string, Way>> = {
  directorate: 'unit',
  division: 'unit',
  service: 'unit',
  measure: 'measure',
  committee: 'body',
  portfolio: 'body',
  register: 'register',
}
