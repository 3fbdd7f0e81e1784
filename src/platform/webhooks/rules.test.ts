import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eventsTold, nextAttempt } from './rules.ts'
import { secretOf, sign } from './secret.ts'

const root = new URL('../../../', import.meta.url)

test('Every event that the product raises can be told, and no other', async () => {
  const raised = new Set<string>()
  for await (const file of glob('src/{framework,plan,do,review}/**/*.ts', { cwd: fileURLToPath(root) })) {
    if (file.endsWith('.test.ts') || file.endsWith('listeners.ts')) continue
    const source = await readFile(new URL(file, root), 'utf8')
    for (const [, name] of source.matchAll(/(?:name|event): '([a-z-]+\.[a-z-]+)',\s*(?:payload|once|parse|columns)/g))
      raised.add(String(name))
  }
  expect(raised.size).toBeGreaterThan(3)
  for (const name of raised) expect(Object.keys(eventsTold)).toContain(name)
})

test('Each attempt waits longer than the one before, and the ninth is the last', () => {
  const now = new Date('2026-11-20T10:00:00Z')
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => nextAttempt(attempts, now)?.getTime() ?? 0)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits[0]).toBe(now.getTime() + 60_000)
  expect(nextAttempt(9, now)).toBeNull()
})

test('The signature is HMAC-SHA256 over the second, a full stop and the body', () => {
  const secret = secretOf('a secret of thirty-two characters or more', 'north', 'one')
  expect(secret).toMatch(/^whsec_[\w-]{43}$/)
  expect(secretOf('a secret of thirty-two characters or more', 'north', 'two')).not.toBe(secret)
  const expected = createHmac('sha256', secret).update('1795168800.{"id":1}').digest('hex')
  expect(sign(secret, '{"id":1}', new Date('2026-11-20T10:00:00.700Z'))).toBe(`t=1795168800,v1=${expected}`)
})

test('The example for receivers takes what we sign, and neither a forged nor an old message', () => {
  const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')
  const source = /const isOurs = [\s\S]*?\n}\n/.exec(page)?.[0] ?? ''
  const example = new Function('createHmac', 'timingSafeEqual', 'Buffer', `${source}; return isOurs`)
  const isOurs: (header: string, body: string, secret: string) => boolean = example(createHmac, timingSafeEqual, Buffer)
  const body = '{"id":1}'
  const header = sign('whsec_a', body, new Date())
  expect(isOurs(header, body, 'whsec_a')).toBe(true)
  expect(isOurs(header, '{"id":2}', 'whsec_a')).toBe(false)
  expect(isOurs(header, body, 'whsec_b')).toBe(false)
  expect(isOurs(sign('whsec_a', body, new Date(Date.now() - 6 * 60_000)), body, 'whsec_a')).toBe(false)
  expect(isOurs('', body, 'whsec_a')).toBe(false)
})
