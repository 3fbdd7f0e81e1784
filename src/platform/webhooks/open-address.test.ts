import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOpen } from './open-address.ts'
import { sendOpen } from './send.ts'

const sending = (url: string) => ({ url, body: '{}', headers: {} })

describe('only addresses on the open internet are written to', () => {
  test.each(['8.8.8.8', '51.140.0.1', '172.32.0.1', '2a00:1450:4009::200e'])('%s is open', (address) => {
    expect(isOpen(address)).toBe(true)
  })

  test.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is not', (address) => expect(isOpen(address)).toBe(false))

  test('whatever the last numbers of a private network', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.constantFrom('10.0', '127.3', '192.168', '169.254', '172.20'), octet, octet, (net, a, b) => {
        expect(isOpen(`${net}.${a}.${b}`)).toBe(false)
      }),
    )
  })
})

test.each([
  'https://127.0.0.1/hook',
  'https://[::1]/hook',
  'https://[::ffff:10.0.0.1]/hook',
  'https://2130706433/hook',
  'https://0x7f.1/hook',
  'https://localhost/hook',
])('Nothing is sent to %s, however it is written', async (url) => {
  expect(await sendOpen(sending(url))).toEqual({ delivered: false, words: 'the address is not on the open internet' })
})

test('Nothing is sent without encryption', async () => {
  expect(await sendOpen(sending('http://8.8.8.8/'))).toEqual({ delivered: false, words: 'the address is not https' })
})
