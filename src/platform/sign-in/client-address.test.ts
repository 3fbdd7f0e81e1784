import { expect, test } from 'vitest'
import { clientAddress } from './door.ts'

const forwarded = (value: string) => new Headers({ 'x-forwarded-for': value })

test('A visitor who connects straight is counted by the address that connected, whatever they claim', () => {
  expect(clientAddress('203.0.113.7', forwarded('198.51.100.1'))).toBe('203.0.113.7')
  expect(clientAddress('::ffff:203.0.113.7', new Headers())).toBe('203.0.113.7')
})

test('Behind our own proxy the last address it adds is counted, not what came before', () => {
  expect(clientAddress('127.0.0.1', forwarded('1.1.1.1, 198.51.100.1'))).toBe('198.51.100.1')
  expect(clientAddress('::1', forwarded('2001:db8::7'))).toBe('2001:db8::7')
  expect(clientAddress('172.18.0.2', forwarded('198.51.100.1'))).toBe('198.51.100.1')
})

test('What is no address counts for nothing', () => {
  expect(clientAddress('127.0.0.1', forwarded('a word'))).toBe('127.0.0.1')
  expect(clientAddress(undefined, forwarded('198.51.100.1'))).toBeUndefined()
})
