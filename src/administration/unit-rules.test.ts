import { expect, test } from 'vitest'
import { changed, changeTo, comesUnder, faultOfClosingDay, faultOfPlace, stillWords, unitsOn } from './unit-rules.ts'

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

test('A unit closes from today or a day before, and after its last change', () => {
  expect(faultOfClosingDay('2026-11-22', '2026-11-22', undefined)).toBeNull()
  expect(faultOfClosingDay('2026-11-23', '2026-11-22', undefined)).toContain('today or a day before')
  expect(faultOfClosingDay('2026-10-01', '2026-11-22', '2026-09-30')).toBeNull()
  expect(faultOfClosingDay('2026-09-30', '2026-11-22', '2026-09-30')).toContain('30 September 2026')
})

test('What keeps a unit open is said by kind: the first five by name, and what may not be seen by number alone', () => {
  const measures = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ what: 'measure' as const, code: `M${n}`, name: `Measure ${n}` }))
  const risk = { what: 'risk' as const, code: '', name: '' }
  expect(stillWords('Waste', [...measures, risk, risk])).toBe(
    'Waste cannot be closed while this is in it: 7 measures (Measure 1, Measure 2, Measure 3, Measure 4, Measure 5, and 2 more); 2 risks',
  )
  expect(stillWords('Waste', [...measures, risk], 0)).toBe(
    'Waste cannot be closed while this is in it: 7 measures; 1 risk',
  )
})
