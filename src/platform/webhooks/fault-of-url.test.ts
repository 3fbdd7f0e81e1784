import { expect, test } from 'vitest'
import { faultOfUrl } from './fault-of-url.ts'

test('An address is https and carries no password', () => {
  expect(faultOfUrl('https://example.org/hook?x=1')).toBeNull()
  for (const url of ['http://example.org', 'ftp://example.org', 'example.org', '', 'javascript:alert(1)'])
    expect(faultOfUrl(url)).toMatch(/https/)
  expect(faultOfUrl('https://me:secret@example.org/')).toMatch(/password/)
})

test('An address inside is refused when it is written, whatever way it is written', () => {
  const inside = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:10.0.0.1]', '169.254.169.254', '2130706433', '0x7f.1']
  for (const host of [...inside, 'intranet', 'printer.local', 'db.internal', 'localhost.', 'a.localhost'])
    expect(faultOfUrl(`https://${host}/hook`), host).toMatch(/open internet/)
})
