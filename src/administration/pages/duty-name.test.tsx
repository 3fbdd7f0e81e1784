import { expect, test } from 'vitest'
import { DutyName } from './duty-name.tsx'

const drawn = (what: string) => String(<DutyName what={what} code="A 1" name="Homes & gardens" council_id="stroud" />)

test('What somebody is named for leads to its page, where it has one', () => {
  expect(drawn('measure')).toBe('<a class="govuk-link" href="/stroud/measures/A%201">Homes &amp; gardens</a>')
  expect(drawn('risk')).toBe('<a class="govuk-link" href="/stroud/risks/A%201">Homes &amp; gardens</a>')
  expect(drawn('action')).toBe('Homes &amp; gardens')
})
