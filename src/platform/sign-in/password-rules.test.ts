import { expect, test } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { faultOfPassword } from './password-rules.ts'

const ana = { email: 'ana.pagano@stroud.gov.uk', name: 'Ana Pagano' }
const fault = async (password: string) => faultOfPassword(password, ana, await commonPasswords())

test('Words that have nothing to do with each other make a good password', async () => {
  expect(await fault('correct horse battery')).toBeNull()
  expect(await fault('lamp-otter-Thursday')).toBeNull()
})

test('A short password is refused, and one too long to be meant', async () => {
  expect(await fault('otter lamp')).toMatch(/12 characters or more/)
  expect(await fault('a long one '.repeat(20))).toMatch(/128 characters or fewer/)
})

test.each(['123456789012', 'qwertyuiop12345', 'Sunshine2026!!!', 'password12345', 'abababababab', '!!!Football!!!'])(
  '%s is guessed first, and refused',
  async (password) => {
    expect(await fault(password)).toMatch(/guessed first|must not be made of/)
  },
)

test.each(['AnaPagano2026!', 'Stroud Council 1', 'goldenthread1234', 'Pagano.Performance'])(
  '%s is made of what anybody knows, and refused',
  async (password) => {
    expect(await fault(password)).toMatch(/must not be made of/)
  },
)
