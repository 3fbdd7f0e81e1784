import { addDays } from '#kernel/dates.ts'
import type { Duty, PostListed } from '#platform/access/door.ts'

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
