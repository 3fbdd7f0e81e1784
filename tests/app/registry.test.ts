import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { capabilities } from '#framework/schema/organisation.ts'
import type { Actor } from '#platform/access/door.ts'
import { commands } from '#registry.ts'

const nobody: Actor = {
  council_id: 'north',
  person_id: 'x',
  name: 'X',
  kind: 'person',
  roles: [],
  capabilities: new Set(),
}
const holding = (capability: string): Actor => ({ ...nobody, capabilities: new Set([capability]) })

test('Every command defined in the product is in the registry, under a name of its own', async () => {
  const defined = new Set<string>()
  for await (const file of glob('src/**/*.ts', {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
  })) {
    if (file.endsWith('.test.ts')) continue
    const source = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')
    for (const [, name] of source.matchAll(/defineCommand(?:<[^>]*>)?\(\{\s*name: '([^']+)'/g))
      defined.add(String(name))
  }
  expect(commands.map(({ name }) => name).sort()).toEqual([...defined].sort())
})

const byRelation = commands.filter((command: { name: string; relation?: string }) => command.relation !== undefined)
const byRole = commands.filter((command) => !byRelation.includes(command))

test('A person with no role may carry out none, and is told why', () => {
  for (const command of byRole) expect(command.may(nobody), command.name).toMatch(/\w+.*\.$/)
})

test('What somebody does by what they are to a person is named here, and no program does it for them', () => {
  expect(byRelation.map(({ name }) => name)).toEqual(['appraisals.record', 'appraisals.correct'])
  for (const command of byRelation)
    expect(command.may({ ...nobody, token: 'a program' }), command.name).toMatch(/\w+.*\.$/)
})

test('Which capability opens which command is pinned', () => {
  const table = byRole.map(
    (command) => `${command.name}: ${capabilities.filter((each) => command.may(holding(each)) === true).join(', ')}`,
  )
  expect(table).toEqual([
    'framework.adopt: framework.edit',
    'administration.add-person: people.edit',
    'people.give-role: people.edit',
    'people.end-role: people.edit',
    'people.stand-in: people.edit',
    'people.invite: people.edit',
    'people.hand-over: people.edit',
    'people.end-sessions: people.edit',
    'people.change-unit: people.edit',
    'people.withdraw-unit-change: people.edit',
    'people.carry-out-unit-change: people.edit',
    'people.change-post: people.edit',
    'people.fill-post: people.edit',
    'people.vacate-post: people.edit',
    'people.give-post-role: people.edit',
    'people.end-post-role: people.edit',
    'people.set-reports-to: people.edit',
    'people.name-manager: people.edit',
    'tokens.make: ',
    'tokens.revoke: ',
    'webhooks.subscribe: framework.edit',
    'webhooks.unsubscribe: framework.edit',
    'targets.set-target: targets.set',
    'returns.record-value: values.enter',
    'returns.comment: values.enter, values.check, values.sign-off',
    'returns.sign-off: values.sign-off',
    'risk.assess: risks.enter',
    'imports.import: import',
    'performance.record-published: import',
    'performance.record-published-counts: import',
    'reports.write-text: reports.draft',
    'reports.release: reports.release',
    'withheld.withhold: reports.release',
    'withheld.lift: reports.release',
  ])
})
