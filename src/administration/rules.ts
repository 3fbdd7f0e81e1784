import { addDays } from '#kernel/dates.ts'
import type { Duty, PostListed, SeatsTaken } from '#platform/access/door.ts'

type Person = { person_id: string; name: string; left_on: string | null; last_seen_on: string | null }
type Post = Pick<PostListed, 'title' | 'holders'>

/** `known` for a person of the council, who has a page. */
export type Phantom = Duty & { named: string; known: boolean; why: string }

type Asked = {
  duties: readonly Duty[]
  people: readonly Person[]
  posts: readonly Post[]
  today: string
  /** Whether who asks may know when people come: otherwise nobody is a phantom for staying away. */
  seesComing: boolean
}

/** How long somebody may stay away before what they own is asked after, in days. */
const longAway = 180

/** What is owned by nobody who is there: the person has left, has never come, has not come for long, or is no person here. */
export const phantomsOf = ({ duties, people, ...asked }: Asked): Phantom[] => {
  const known = new Map(people.map((person) => [person.person_id, person]))
  return duties.flatMap((duty) => {
    const person = known.get(duty.person_id)
    const why = person === undefined ? whyUnknown(duty.person_id, asked) : whyAway(person, asked)
    return why === null ? [] : [{ ...duty, named: person?.name ?? duty.person_id, known: person !== undefined, why }]
  })
}

const whyAway = ({ left_on, last_seen_on }: Person, { today, seesComing }: Pick<Asked, 'today' | 'seesComing'>) => {
  if (left_on !== null && left_on <= today) return 'Has left the council'
  if (!seesComing) return null
  if (last_seen_on === null) return 'Has never signed in'
  return last_seen_on < addDays(today, -longAway) ? 'Has not been here for six months' : null
}

/** A file may name a post as the owner: nobody finds it among their own work, but it is known whom to ask. */
const whyUnknown = (named: string, { posts, today }: Pick<Asked, 'posts' | 'today'>): string => {
  const post = posts.find(({ title }) => title.toLowerCase() === named.trim().toLowerCase())
  if (post === undefined) return 'Is not known here as a person'
  const holder = holderOn(post, today)
  return holder ? `Is a post and not a person: ${holder.name} holds it` : 'Is a post that nobody holds'
}

/** Who holds a post on a day. */
export const holderOn = ({ holders }: Pick<PostListed, 'holders'>, day: string) =>
  holders.find(({ held_from, held_until }) => held_from <= day && (held_until === null || held_until >= day))

/** By owner: whoever owns most first, since handing it over helps most. */
export const byOwner = (phantoms: readonly Phantom[]): Phantom[][] =>
  [...Map.groupBy(phantoms, ({ person_id }) => person_id).values()].sort((a, b) => b.length - a.length)

type Seated = {
  roles: readonly { code: string; name: string; per?: string | undefined; count?: number | undefined }[]
  bodies: readonly { code: string; name: string; monitors?: number | undefined }[]
}

/** A role of which a body should have so many, and has fewer. */
export type EmptySeats = { role: string; body: string; wanted: number; taken: number }

/** Where fewer hold a role for a body than the framework asks for, in the framework's order: two Performance Monitors each. */
export const emptySeatsOf = ({ roles, bodies }: Seated, taken: readonly SeatsTaken[]): EmptySeats[] =>
  roles
    .filter(({ per, count }) => per === 'committee' && count !== undefined)
    .flatMap((role) =>
      bodies.flatMap(({ code, name, monitors }) => {
        const held = taken.find(({ role_code, body }) => role_code === role.code && body === code)?.people ?? 0
        const wanted = monitors ?? 0
        return held < wanted ? [{ role: role.name, body: name, wanted, taken: held }] : []
      }),
    )

type Scoped = { name: string; per?: string | undefined }

const inUnits = ['unit', 'plan', 'measure']
/** The kinds of scope by which a role reaches anything, by what the framework holds it for; all of them where it says nothing. */
const reachingKinds: Readonly<Record<string, readonly string[]>> = {
  directorate: inUnits,
  division: inUnits,
  service: inUnits,
  measure: inUnits,
  committee: ['body'],
  portfolio: ['body'],
  register: ['register'],
}
const kindWords: Readonly<Record<string, string>> = {
  unit: 'a unit',
  plan: 'an item of the plan',
  measure: 'a measure',
  body: 'a body',
  register: 'a risk register',
}

/** Why a role in a scope of that kind would allow nothing; null where it may. Any role may be held for the whole council. */
export const faultOfScope = ({ name, per }: Scoped, scope_kind: string): string | null => {
  const kinds = reachingKinds[per ?? '']
  if (kinds === undefined || scope_kind === 'council' || kinds.includes(scope_kind)) return null
  return `${name} is held for a ${per}: for ${kindWords[scope_kind] ?? scope_kind} it would allow nothing.`
}
