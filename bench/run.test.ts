import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

test('the bench measures the saving of figures beside a yardstick, and stops by itself', {
  timeout: 120_000,
}, async () => {
  const { stdout } = await promisify(execFile)('npx', ['tsx', 'bench/run.ts', 'save', '--quick'], { cwd: root })
  expect(stdout).toContain('raw insert of figure and audit row')
  const { lines } = JSON.parse(await readFile(new URL('results/save-quick.json', import.meta.url), 'utf8'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ unit: 'per second', yardstick: { value: expect.any(Number) } })
  expect(lines[0].ratio).toBeGreaterThan(0)
})
