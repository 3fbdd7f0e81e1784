import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Where something is asked of the database outside a council, and how often. On a server that is a user who owns nothing and may
 * read no table of a council (decision 34): what is added here must be accounts, the list of councils, or a function made for it.
 */
const asked: Record<string, number> = {
  'src/administration/jobs.ts': 1,
  'src/administration/planned-unit-job.ts': 1,
  'src/cli/attempts.ts': 1,
  'src/cli/carry-out.ts': 1,
  'src/cli/compare-status.ts': 1,
  'src/cli/doctor.ts': 1,
  'src/cli/lines.ts': 1,
  'src/cli/people.ts': 3,
  // as the owner: councils are added
  'src/demonstration/load.ts': 2,
  'src/found-council.ts': 1,
  'src/entrance/audit/jobs.ts': 1,
  'src/entrance/audit/note-attempt.ts': 1,
  'src/entrance/audit/retention-command.ts': 1,
  'src/entrance/audit/verify-command.ts': 1,
  'src/entrance/council-scope.ts': 1,
  'src/entrance/start-routes.tsx': 3,
  'src/platform/audit/seal.ts': 1,
  'src/platform/audit/sealing.ts': 1,
  'src/platform/sign-in/provider/admit.ts': 2,
  'src/platform/sign-in/provider/note-refusal.ts': 1,
  'src/platform/tokens/queries.ts': 1,
  'src/platform/webhooks/deliver.ts': 1,
}

test('Whatever is asked outside a council is among what the user who serves may ask', async () => {
  const found: Record<string, number> = {}
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root })) {
    if (/\.test\.tsx?$/.test(file) || file.startsWith('src/platform/database/')) continue
    const times = (await readFile(`${root}/${file}`, 'utf8')).match(/\bdatabase\.kysely\b/g)?.length ?? 0
    if (times > 0) found[file] = times
  }
  expect(found).toEqual(asked)
})
