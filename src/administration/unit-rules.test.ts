import { expect, test } from 'vitest'
import { changed, changeTo, comesUnder, faultOfPlace, unitsOn } from './unit-rules.ts'

const unit = (unit_code: string, parent_code: string | null, name = unit_code) => ({
  unit_code,
  parent_code,
  kind: 'service',
  name,
})
const units = [unit('place', null), unit('housing', 'place'), unit('lettings', 'housing'), unit('people', null)]
const plan = (unit_code: string, from_day: string, change: object) => ({
  unit_code,
  from_day,
  ...{ name: null, kind: null, moves: false, parent_code: null, reason: 'x', planned_by: null, fault: null },
  ...change,
})

test('A change keeps only what is to become different', () => {
  expect(changeTo(unit('housing', 'place'), unit('housing', 'place', 'Homes'))).toEqual({
    name: 'Homes',
    kind: null,
    moves: false,
    parent_code: null,
  })
  expect(changeTo(unit('housing', 'place'), unit('housing', null))).toMatchObject({ name: null, moves: true })
  expect(changeTo(unit('housing', 'place'), unit('housing', 'place'))).toBeNull()
})

test('A unit that was moved meanwhile stays where it is when it is renamed', () => {
  const rename = plan('housing', '2027-04-01', { name: 'Homes' })
  expect(changed(unit('housing', 'people'), rename)).toEqual(unit('housing', 'people', 'Homes'))
  expect(changed(undefined, rename)).toBeNull()
})

test('On a day all has come about that was planned up to it, and nothing later', () => {
  const whole = { name: 'Growth', kind: 'directorate', moves: true }
  const plans = [
    plan('growth', '2027-04-01', whole),
    plan('housing', '2027-04-01', { moves: true, parent_code: 'growth' }),
    plan('housing', '2027-07-01', { name: 'Homes' }),
  ]
  const found = (day: string) => unitsOn(units, plans, day).find(({ unit_code }) => unit_code === 'housing')
  expect(found('2027-03-31')).toEqual(unit('housing', 'place'))
  expect(found('2027-04-01')).toEqual(unit('housing', 'growth'))
  expect(found('2027-07-01')).toEqual(unit('housing', 'growth', 'Homes'))
})

test('A unit is part of one that is there, and neither of itself nor of what is below it', () => {
  expect(faultOfPlace(units, unit('housing', null))).toBeNull()
  expect(faultOfPlace(units, unit('housing', 'people'))).toBeNull()
  expect(faultOfPlace(units, unit('housing', 'nowhere'))).toBe('Choose a unit of the council')
  for (const below of ['place', 'housing', 'lettings'])
    expect(faultOfPlace(units, unit('place', below))).toBe('A unit cannot be part of itself or of what is below it')
})

test('A unit comes below one where somebody holds a role only if it was not there before, and is there at all', () => {
  expect(comesUnder(units, unit('people', 'lettings'), ['place'])).toBe(true)
  expect(comesUnder(units, unit('lettings', 'place'), ['place'])).toBe(false)
  expect(comesUnder(units, unit('people', 'lettings'), ['people'])).toBe(false)
  expect(comesUnder(units, unit('new', 'housing'), ['place'])).toBe(false)
})
