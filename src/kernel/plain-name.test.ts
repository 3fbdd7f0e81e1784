import { expect, test } from 'vitest'
import { faultOfName } from './plain-name.ts'

test.each([
  'Ana Pagano',
  'Siân Ó Briain-Müller',
  'Head of Service, Housing (North) & Repairs / Voids',
  'Ольга Иванова',
  'Σοφία Papadopoulou',
  '李小龙',
  'محمد علي',
  "D'Arcy – 2nd Floor",
])('%s is a name', (name) => {
  expect(faultOfName(name)).toBeNull()
})

test.each([
  ['a space of no width', 'Ana\u200b Pagano'],
  ['writing turned round', 'Ana \u202eonagaP'],
  ['a second line', 'Ana\nPagano'],
  ['what a terminal takes for an order', 'Ana\u001b[31m'],
  ['half a character', '\ud800abc'],
  ['a soft hyphen', 'An\u00ada'],
  ['a letter without a shape', 'Ana \u3164'],
  ['nothing to read', '–'],
  ['letters of another alphabet that look the same', '\u0410na Pagano'],
  ['no end', 'x'.repeat(201)],
])('A name with %s is told', (_, name) => {
  expect(faultOfName(name)).toMatch(/^(?:Leave out|Use|Write)/)
})
