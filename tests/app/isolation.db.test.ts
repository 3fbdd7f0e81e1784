import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { capabilities } from '#framework/door.ts'
import { paths } from '#paths.ts'
import type { Actor } from '#platform/access/door.ts'
import { type Command, runCommand } from '#platform/commands/door.ts'
import { commands } from '#registry.ts'
import { type Installation, openInstallation } from './installation.ts'
import { type Asked, asked, fill, likely } from './isolation-inputs.ts'

const councils = ['stroud', 'stockton-on-tees'] as const
type Council = (typeof councils)[number]
type Step = Asked & { council: Council }

const otherOf = (council: Council): Council => (council === 'stroud' ? 'stockton-on-tees' : 'stroud')
const markOf = (council: Council) => `only-of-${council}`

let installation: Installation
let tables: string[]
const done = new Set<string>()
const newest: Record<Council, string> = { stroud: 'none', 'stockton-on-tees': 'none' }

beforeAll(async () => {
  installation = await openInstallation()
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity order by 1`.execute(
    installation.runner.database.kysely,
  )
  tables = rows.map(({ name }) => name)
})
afterAll(() => installation?.close())

/** Somebody who may do everything in the council: only the walls between councils can stop them. */
const allowed = (council_id: Council): Actor => ({
  council_id,
  person_id: 'person',
  name: markOf(council_id),
  kind: 'person',
  roles: [{ role_code: 'all', scope_kind: 'council', scope_code: '' }],
  capabilities: new Set(capabilities),
})

/** A fingerprint of every row of a council, taken as the owner, whom nothing is hidden from. */
const stateOf = async (council_id: Council): Promise<Record<string, string | null>> => {
  const each = tables.map(
    (table) => sql`select ${sql.lit(table)} as name, (select md5(string_agg(t::text, '|' order by t::text))
      from ${sql.table(table)} t where t.council_id = ${council_id}) as state`,
  )
  const { rows } = await sql<{ name: string; state: string | null }>`${sql.join(each, sql` union all `)}`.execute(
    installation.runner.database.kysely,
  )
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}

/** Tables in which the words of the other council can be read from inside this one. */
const leaksInto = async (council_id: Council): Promise<string[]> => {
  const word = `%${markOf(otherOf(council_id))}%`
  const each = tables.map(
    (
      table,
    ) => sql`select ${sql.lit(table)} as name where exists (select from ${sql.table(table)} t where t::text like ${word}
      or t.council_id <> ${council_id})`,
  )
  const { rows } = await installation.runner.database.asCouncil(council_id, (tx) =>
    sql<{ name: string }>`${sql.join(each, sql` union all `)}`.execute(tx),
  )
  return rows.map(({ name }) => name)
}

const carryOut = async ({ council, name, input }: Step): Promise<string> => {
  const command = commands.find((one) => one.name === name) as unknown as Command<unknown, unknown>
  const own = fill(input, { mark: markOf(council), theirs: newest[otherOf(council)] })
  const asking = { door: 'api', request_id: 'isolation' } as const
  const answered = await runCommand(installation.runner, command, allowed(council), own, asking)
  if (answered.ok) {
    done.add(`${council} ${name}`)
    const { token_id, webhook_id } = (answered.value ?? {}) as { token_id?: string; webhook_id?: string }
    newest[council] = token_id ?? webhook_id ?? newest[council]
  }
  return JSON.stringify(answered)
}

const pagesOf = (council: Council) => [
  paths.home(council),
  paths.plan(council),
  paths.measures(council),
  paths.measure(council, 'HOU03'),
  paths.reports(council),
  paths.imports(council),
  paths.apiTokens(council),
]

const holds = async (steps: readonly Step[]) => {
  for (const step of steps) {
    const other = otherOf(step.council)
    const before = await stateOf(other)
    const answer = await carryOut(step)
    expect(await stateOf(other), `${step.name} in ${step.council} left ${other} alone`).toEqual(before)
    expect(answer, `${step.name} in ${step.council}`).not.toContain(markOf(other))
  }
  for (const council of councils) expect(await leaksInto(council)).toEqual([])
}

test('No sequence of commands in one council changes or shows a row of another', { timeout: 240_000 }, async () => {
  const step = fc.tuple(fc.constantFrom(...councils), asked).map(([council, one]): Step => ({ ...one, council }))
  const each = likely.flatMap((one) => councils.map((council): Step => ({ ...one, council })))
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), holds), {
    numRuns: 12,
    examples: [[each]],
    endOnFailure: true,
  })
  for (const council of councils) {
    const browser = await installation.as(council)
    for (const path of pagesOf(council))
      expect(await (await browser(path)).text(), path).not.toContain(markOf(otherOf(council)))
  }
  expect(tables.length).toBeGreaterThan(20)
  for (const name of ['targets.set-target', 'returns.record-value', 'imports.import', 'tokens.make', 'framework.adopt'])
    for (const council of councils) expect([...done]).toContain(`${council} ${name}`)
})

test('The test would see a change or a leak, if there were one', async () => {
  const before = await stateOf('stroud')
  const { kysely } = installation.runner.database
  const planted = { unit_code: 'planted', kind: 'service', name: markOf('stockton-on-tees'), parent_code: null }
  await kysely
    .insertInto('org_unit')
    .values({ council_id: 'stroud', ...planted })
    .execute()
  expect(await stateOf('stroud')).not.toEqual(before)
  expect(await leaksInto('stroud')).toEqual(['org_unit'])
})
