import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PersonChoice, whoChoices, whoIsMeant } from './who-rules.ts'

const ann: PersonChoice = { person_id: 'ann-lee', name: 'Ann Lee', post: 'Head of Housing', email: 'ann@a.example' }
const other: PersonChoice = { person_id: 'ann-lee-2', name: 'Ann Lee', post: 'Planner', email: 'al@a.example' }
const leeson: PersonChoice = { person_id: 'ann-leeson', name: 'Ann Leeson', post: '', email: null }

test('somebody is meant by part of a name that nobody else has', () => {
  expect(whoIsMeant('leeson', [leeson])).toEqual({ ok: true, value: 'ann-leeson' })
})

test('a name written out whole means its bearer, and not who has a longer one', () => {
  expect(whoIsMeant(' ann LEE ', [ann, leeson])).toEqual({ ok: true, value: 'ann-lee' })
})

test('namesakes are refused with all of them named, and told apart by post, address or identifier', () => {
  expect(whoIsMeant('Ann Lee', [ann, other, leeson])).toEqual({
    ok: false,
    error:
      'Ann Lee may be any of these: Ann Lee, Head of Housing (ann-lee); Ann Lee, Planner (ann-lee-2). Enter one of them, or the word in brackets',
  })
  for (const text of ['Ann Lee, Planner', 'al@a.example', 'ann-lee-2', 'Ann Lee, Planner (ann-lee-2)'])
    expect(whoIsMeant(text, [ann, other, leeson])).toEqual({ ok: true, value: 'ann-lee-2' })
})

test('a name of many is asked for more of it, and names nobody', () => {
  const many = Array.from({ length: 12 }, (_, at) => ({ person_id: `jo-${at}`, name: `Jo ${at} Smith`, post: '' }))
  expect(whoIsMeant('smith', many)).toEqual({
    ok: false,
    error: 'smith may be many people. Enter more of the name',
  })
})

test('a name of nobody is refused', () => {
  expect(whoIsMeant('Zed', [])).toEqual({ ok: false, error: expect.stringContaining('Nobody with the council') })
})

test('each choice that is offered means the one it was offered for, whatever the names', () => {
  const words = fc.constantFrom('', 'Ann', 'Ann Lee', 'Lee')
  const people = fc
    .array(fc.record({ name: words.filter(Boolean), post: words }), { maxLength: 6 })
    .map((list) => list.map((one, at): PersonChoice => ({ ...one, person_id: `p-${at}` })))
  fc.assert(
    fc.property(people, (list) => {
      for (const [at, choice] of whoChoices(list).entries())
        expect(whoIsMeant(choice, list)).toEqual({ ok: true, value: `p-${at}` })
    }),
  )
})
