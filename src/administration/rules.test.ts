import { expect, test } from 'vitest'
import { shipped } from '../../tests/support/frameworks.ts'
import { byOwner, emptySeatsOf, faultOfScope, phantomsOf } from './rules.ts'

const today = '2026-11-20'
const owned = (person_id: string) => ({ what: 'measure', code: 'M1', name: 'Homes let', person_id, unit_code: null })
const person = (last_seen_on: string | null, left_on: string | null = null) => ({
  person_id: 'ana',
  name: 'Ana Pagano',
  last_seen_on,
  left_on,
})
const post = (title: string, holders: { name: string; held_from: string; held_until: string | null }[]) => ({
  title,
  holders: holders.map((holder) => ({ person_id: holder.name, ...holder })),
})
const asked = { today, posts: [], seesComing: true }
const whyOf = (people: ReturnType<typeof person>[], more: object = {}) =>
  phantomsOf({ duties: [owned('ana')], people, ...asked, ...more }).map(({ why }) => why)

test('An owner who comes is not asked after', () => {
  expect(whyOf([person('2026-11-19')])).toEqual([])
  expect(whyOf([person('2026-05-24')])).toEqual([])
})

test('What is owned by nobody who is there is told with the reason', () => {
  expect(whyOf([])).toEqual(['Is not known here as a person'])
  expect(whyOf([person(null)])).toEqual(['Has never signed in'])
  expect(whyOf([person('2026-05-23')])).toEqual(['Has not been here for six months'])
  expect(whyOf([person('2026-11-19', today)])).toEqual(['Has left the council'])
})

test('Somebody who is to leave is still there until the day', () => {
  expect(whyOf([person('2026-11-19', '2026-11-21')])).toEqual([])
})

test('When people come is not told to others: only who has left or is nobody here', () => {
  expect(whyOf([person(null)], { seesComing: false })).toEqual([])
  expect(whyOf([person('2026-05-23')], { seesComing: false })).toEqual([])
  expect(whyOf([person(null, today)], { seesComing: false })).toEqual(['Has left the council'])
  expect(whyOf([], { seesComing: false })).toEqual(['Is not known here as a person'])
})

test('An owner named by a post is told with whoever holds it today', () => {
  const before = { name: 'Ben', held_from: '2023-04-01', held_until: '2026-11-19' }
  const now = { name: 'Cat', held_from: '2026-11-20', held_until: null }
  const why = (...posts: ReturnType<typeof post>[]) =>
    phantomsOf({ duties: [owned('head of planning')], people: [], ...asked, posts }).map((one) => one.why)
  expect(why(post('Head of Planning', [now, before]))).toEqual(['Is a post and not a person: Cat holds it'])
  expect(why(post('Head of Planning', [before]))).toEqual(['Is a post that nobody holds'])
  expect(why(post('Head of Parks', [now]))).toEqual(['Is not known here as a person'])
})

test('Whoever owns most comes first', () => {
  const phantoms = phantomsOf({ duties: ['ana', 'ben', 'ben'].map(owned), people: [], ...asked })
  expect(byOwner(phantoms).map((of) => [of[0]?.named, of.length])).toEqual([
    ['ben', 2],
    ['ana', 1],
  ])
})

test('SD8: a committee with fewer than two Performance Monitors is told of, and one with two is not', () => {
  const monitor = (body: string, people: number) => ({ role_code: 'performance-monitor', body, people })
  const taken = [monitor('housing', 2), monitor('environment', 1), { ...monitor('housing', 9), role_code: 'chair' }]
  expect(emptySeatsOf(shipped('stroud'), taken)).toEqual(
    [
      ['Strategy and Resources Committee', 0],
      ['Environment Committee', 1],
      ['Community Services and Licensing Committee', 0],
    ].map(([body, taken]) => ({ role: 'Committee Performance Monitor', body, wanted: 2, taken })),
  )
  expect(emptySeatsOf(shipped('stoke-on-trent'), [])).toEqual([])
})

test('A role is not given for a part of the council where it would allow nothing', () => {
  const monitor = { name: 'Performance Monitor', per: 'committee' }
  expect(faultOfScope(monitor, 'unit')).toBe(
    'Performance Monitor is held for a committee: for a unit it would allow nothing.',
  )
  expect([faultOfScope(monitor, 'body'), faultOfScope(monitor, 'council')]).toEqual([null, null])
  const head = { name: 'Head of Service', per: 'service' }
  expect(['unit', 'plan', 'measure'].map((kind) => faultOfScope(head, kind))).toEqual([null, null, null])
  expect(['body', 'register'].map((kind) => faultOfScope(head, kind))).toEqual([
    'Head of Service is held for a service: for a body it would allow nothing.',
    'Head of Service is held for a service: for a risk register it would allow nothing.',
  ])
  expect(faultOfScope({ name: 'Internal Audit' }, 'unit')).toBeNull()
})
