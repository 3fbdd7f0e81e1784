import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { capabilities, type Framework } from '#framework/door.ts'
import {
  type Permission,
  permissionsOf,
  type Relation,
  relationPermissions,
  usualScope,
} from '#platform/access/door.ts'
import { commands } from '#registry.ts'
import { frameworkFiles, shipped } from '../support/frameworks.ts'

const file = new URL('../../docs/permissions.md', import.meta.url)
const frameworks = frameworkFiles().map((name) => shipped(name.replace('.yaml', '')))

/** A token is a person's own, and allows no more than the person may do. */
const own = (name: string): boolean => name.startsWith('tokens.')

const cell = ({ within, elsewhere }: Permission): string => {
  if (elsewhere === true) return 'yes'
  return within === true ? 'own' : '–'
}

const tableOf = ({ roles }: Framework): string => {
  const head = roles[0] ? permissionsOf(roles[0], commands).map(({ title }) => title) : []
  const lines = roles.map((role) => {
    const cells = permissionsOf(role, commands).map(cell)
    return `| ${[role.name, usualScope(role), ...cells].join(' | ')} |`
  })
  return [
    `| ${['Role', 'Held for', ...head].join(' | ')} |`,
    `| ${['---', '---', ...head.map(() => ':-:')].join(' | ')} |`,
    ...lines,
  ].join('\n')
}

const relations: readonly [Relation, string][] = [
  ['oneself', 'The person'],
  ['manager', 'Their line manager today'],
  ['writer', 'Who wrote it'],
  ['stand_in', 'A stand-in for them'],
  ['token', 'A token of theirs'],
  ['others', 'Everybody else, with every role there is'],
]

const relationTable = (): string =>
  [
    `| ${['To do or see', ...relations.map(([, words]) => words)].join(' | ')} |`,
    `| ${['---', ...relations.map(() => ':-:')].join(' | ')} |`,
    ...relationPermissions(capabilities).map(
      (one) => `| ${[one.title, ...relations.map(([of]) => (one[of] === true ? 'yes' : '–'))].join(' | ')} |`,
    ),
  ].join('\n')

const introduction = `# Who may do what

Made by \`tests/app/permissions.test.ts\` from the commands of the product and the roles of each framework, by asking the policy that
pages and commands ask. \`UPDATE_PERMISSIONS=1\` writes it again; a test fails when it is out of date.

- **yes**: everywhere in the council.
- **own**: in the scope the role is held for and nowhere else. Elsewhere the person is told in a sentence why not.
- **–**: not at all; the person is told in a sentence why not.

| a role held for | reaches |
| --- | --- |
| the whole council | everything |
| a unit | measures and risks of the unit and of every unit below it |
| a plan item | the measures that hang from it |
| a measure | that measure |
| a body | the reports that go to that body: their drafts, their words and their release. Not to the bodies below it |
| a risk register | the risks on that register. Not on the registers that feed it |

A report lies with its body and nowhere else: a role held for a service opens no draft, since a draft shows every service. Who owns a
measure sees its figures, and who owns a risk sees it, wherever either lies; they explain or assess it where any role of theirs does.

In another council nobody finds anything, whatever the role. The last columns are commands: a form, the API, the command line and a job
all go through them. That nobody signs off a figure they entered is a rule of the figure and holds for every role.

## Whatever the role

Some things follow from what somebody is to a person, and no role opens them. To everybody else they are not there.

${relationTable()}
`

const written = (): string => {
  const groups = new Map<string, string[]>()
  for (const framework of frameworks) {
    const table = tableOf(framework)
    groups.set(table, [...(groups.get(table) ?? []), ...framework.councils.map(({ name }) => name)])
  }
  const sections = [...groups].map(([table, names]) => `## ${names.join(', ')}\n\n${table}\n`)
  return [introduction, ...sections].join('\n')
}

test('what is said in an appraisal is for the person and their line managers, and no role, stand-in or token opens it', () => {
  const asked = relationPermissions(capabilities)
  const allowed = asked.map((one) => relations.filter(([of]) => one[of] === true).map(([of]) => of))
  expect(allowed).toEqual([['oneself', 'manager', 'writer'], ['manager'], ['manager', 'writer']])
})

test('docs/permissions.md says what the policy answers (UPDATE_PERMISSIONS=1 writes it again)', () => {
  if (process.env.UPDATE_PERMISSIONS) writeFileSync(file, written())
  expect(readFileSync(file, 'utf8')).toBe(written())
})

describe.each(
  frameworks.map((framework) => [framework.councils.map(({ name }) => name).join(' and '), framework] as const),
)('in %s', (_, framework) => {
  const all = framework.roles.flatMap((role) => permissionsOf(role, commands).map((one) => ({ role, ...one })))

  test('who may not is told why in a sentence', () => {
    for (const { role, name, within, elsewhere } of all)
      for (const leave of [within, elsewhere])
        if (leave !== true) expect(leave, `${role.code} ${name}`).toMatch(/^[A-Z].+ .+\.$/)
  })

  test('whoever may do something elsewhere may do it at home', () => {
    expect(all.filter(({ within, elsewhere }) => elsewhere === true && within !== true)).toEqual([])
  })

  test('internal audit sees everything and changes nothing', () => {
    for (const { role, name, within } of all.filter(({ role: { code } }) => code === 'internal-audit'))
      expect(within === true, `${role.code} ${name}`).toBe(/^(see\.|audit\.read)/.test(name) || own(name))
  })

  test('members, staff and the public see what is released and change nothing', () => {
    const outside = framework.roles.filter(({ may }) => may.length === 0)
    const allowed = all.filter(({ role, name, within }) => outside.includes(role) && within === true && !own(name))
    expect(allowed.map(({ role, name }) => `${role.code} ${name}`)).toEqual([])
  })

  test('somebody may carry out every command, by a role or by what they are to a person', () => {
    const possible = new Set(all.filter(({ within }) => within === true).map(({ name }) => name))
    const byRole = commands.filter((command: { name: string; relation?: string }) => command.relation === undefined)
    expect(byRole.map(({ name }) => name).filter((name) => !possible.has(name))).toEqual([])
  })
})
