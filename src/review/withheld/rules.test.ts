import { expect, test } from 'vitest'
import { shipped } from '../../../tests/support/frameworks.ts'
import { nameOf, partsOf, runsOn } from './rules.ts'

test('what is withheld until a day is withheld on that day and not on the next', () => {
  const until = { until: '2027-03-31', lifted_on: null }
  expect([runsOn(until, '2027-03-31'), runsOn(until, '2027-04-01')]).toEqual([true, false])
  expect(runsOn({ until: null, lifted_on: null }, '2099-01-01')).toBe(true)
})

test('what is lifted is withheld no longer from that very day', () => {
  const lifted = { until: '2027-03-31', lifted_on: '2026-12-01' }
  expect([runsOn(lifted, '2026-11-30'), runsOn(lifted, '2026-12-01')]).toEqual([true, false])
})

test('parts of reports are named by the report of the council', () => {
  const framework = shipped('stroud')
  const quarterly = framework.products.find(({ code }) => code === 'quarterly')
  expect(partsOf(framework)).toContainEqual({
    product: 'quarterly',
    section: 'risks',
    name: `Risks in the ${quarterly?.name}`,
  })
  const of = { measure_code: null, measure_name: null, product_code: 'quarterly', section: 'data-quality' }
  expect(nameOf(framework, of)).toBe(`Data quality in the ${quarterly?.name}`)
  expect(nameOf(framework, { ...of, measure_code: 'HOU03', measure_name: 'Homes let' })).toBe('Homes let (HOU03)')
})
