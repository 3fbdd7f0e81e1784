import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, ways } from './actor.ts'
import { actor, place, reach, reaching, riskOn } from './fixtures.ts'
import {
  type Leave,
  mayAssessRisk,
  mayDraftReport,
  mayEnterValue,
  mayExplain,
  mayRelease,
  maySeeDraft,
  maySeeRisk,
  maySeeUnreleased,
  maySetTarget,
  maySignOff,
  type Place,
  placeOfReport,
  seers,
} from './policy.ts'
import { bodiesSeen, risksSeen, sightOf } from './sight.ts'

test('what a list shows in its query and what a rule says of one measure agree, for any roles', () => {
  const codes = fc.constantFrom('a', 'b', 'c')
  const anyReach = fc
    .tuple(fc.subarray([...seers, 'targets.set']), fc.uniqueArray(codes), fc.uniqueArray(codes))
    .map(([capabilities, units, measures]) => reach('X', capabilities, units, measures))
  const anyPlace = fc.record({
    unit_code: fc.option(codes),
    code: codes,
    owner_id: fc.constantFrom(null, 'amina', 'bob'),
  })
  fc.assert(
    fc.property(fc.array(anyReach, { maxLength: 3 }), anyPlace, (parts, { unit_code, ...more }) => {
      const sight = sightOf(actor(...parts), '2026-11-20').of
      const listed =
        sight === 'all' ||
        sight.units.includes(unit_code ?? '-') ||
        sight.measures.includes(more.code) ||
        sight.owner_id === more.owner_id
      expect(maySeeUnreleased(actor(...parts), place(unit_code, 'X', more)) === true).toBe(listed)
    }),
  )
})

type Question = (actor: Actor, place: Place) => Leave
const questions: Record<Place['thing'], readonly Question[]> = {
  measure: [mayEnterValue, mayExplain, maySignOff, maySetTarget, maySeeUnreleased],
  report: [mayDraftReport, mayRelease, maySeeDraft],
  risk: [mayAssessRisk, maySeeRisk],
}
const places: Record<Place['thing'], (code: string) => Place> = {
  measure: (code) => place(code, code, { code }),
  report: (code) => placeOfReport({ code, name: code }),
  risk: (code) => riskOn(code, code, { unit: code }),
}
const powers = ['see.unreleased', 'values.enter', 'values.sign-off', 'targets.set', 'risks.enter']
const anyPowers = fc.subarray([...powers, 'reports.draft', 'reports.release'])

test('a role held for one part never reaches another part, nor by another way a thing of the same code', () => {
  const anyThing = fc.constantFrom('measure' as const, 'report' as const, 'risk' as const)
  fc.assert(
    fc.property(fc.constantFrom(...ways), anyPowers, anyThing, (way, capabilities, thing) => {
      const holder = actor(reaching('a', capabilities, { [way]: ['a'] }))
      for (const question of questions[thing]) {
        expect(question(holder, places[thing]('b'))).toMatch(/^[A-Z].+\.$/)
        if (!(way in places[thing]('a').lies)) expect(question(holder, places[thing]('a'))).not.toBe(true)
      }
    }),
  )
})

test('what is listed of reports and risks and what a rule says of one of them agree, for any roles', () => {
  const codes = fc.constantFrom('a', 'b', 'c')
  const anyReach = fc
    .tuple(anyPowers, fc.uniqueArray(codes), fc.uniqueArray(codes), fc.uniqueArray(codes))
    .map(([capabilities, unit, body, register]) => reaching('X', capabilities, { unit, body, register }))
  fc.assert(
    fc.property(fc.array(anyReach, { maxLength: 3 }), codes, codes, fc.boolean(), (parts, code, unit, owned) => {
      const holder = actor(...parts)
      const bodies = bodiesSeen(holder)
      expect(maySeeDraft(holder, placeOfReport({ code, name: code })) === true).toBe(
        bodies === 'all' || bodies.includes(code),
      )
      const seen = risksSeen(holder)
      const risk = riskOn(code, code, { unit, owner_id: owned ? 'amina' : 'bob' })
      expect(maySeeRisk(holder, risk) === true).toBe(
        seen === 'all' ||
          seen.registers.includes(code) ||
          seen.units.includes(unit) ||
          (owned && seen.owner_id !== null),
      )
    }),
  )
})
