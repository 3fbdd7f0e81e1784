import { expect, test } from 'vitest'
import { isFromOwnPage } from './door.ts'

const own = ['https://performance.example.gov.uk']
const posted = (headers: Record<string, string>) => isFromOwnPage('POST', new Headers(headers), own)
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const cookie = { cookie: 'session=1' }

test('A form is taken from our own pages only, by the address people use', () => {
  expect(posted({ ...form, ...cookie, origin: 'https://performance.example.gov.uk' })).toBe(true)
  for (const origin of [
    'https://elsewhere.example',
    'http://performance.example.gov.uk',
    'https://performance.example.gov.uk.elsewhere.example',
    'https://performance.example.gov.uk:8443',
    'null',
    '',
  ])
    expect(posted({ ...form, ...cookie, origin }), origin).toBe(false)
})

test('Whatever the Host header says', () => {
  expect(posted({ ...form, host: 'elsewhere.example', origin: 'https://elsewhere.example' })).toBe(false)
})

test('A browser that says only which site it is on is believed; one that says nothing is not', () => {
  expect(posted({ ...form, 'sec-fetch-site': 'same-origin' })).toBe(true)
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(posted({ ...form, 'sec-fetch-site': site })).toBe(false)
  expect(posted({ ...form, ...cookie })).toBe(false)
  expect(posted(cookie)).toBe(false)
  expect(posted({ 'content-type': 'application/json', ...cookie })).toBe(false)
})

test('A program without a cookie may send JSON: it is asked for a token of its own', () => {
  expect(posted({ 'content-type': 'application/json', authorization: 'Bearer x' })).toBe(true)
  expect(posted(form)).toBe(false)
})

test('Reading needs no origin, and every other method does', () => {
  expect(isFromOwnPage('GET', new Headers({ origin: 'https://elsewhere.example' }), own)).toBe(true)
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'post'])
    expect(isFromOwnPage(method, new Headers({ origin: 'https://elsewhere.example' }), own), method).toBe(false)
})
