import { fileFromBytes, type ImportFile, importFile } from '#do/imports/door.ts'
import { adoptFramework } from '#framework/adoption.ts'
import { councilOf, type Framework, parseFramework, printFault } from '#framework/door.ts'
import { printCsv } from '#kernel/csv.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { type Actor, beginCouncil, systemActor } from '#platform/access/door.ts'
import { type Command, type Refusal, type Runner, runCommand } from '#platform/commands/door.ts'

export type Founding = {
  council_id: string
  file_name: string
  source_text: string
  /** Who does it, as the audit log names them, and why. */
  by: string
  reason: string
  demonstration: boolean
  illustrative: string | null
  figures_source: string | null
}

/**
 * Adds a council to the installation with what its framework file holds: the framework in force, its units and the items
 * of its plan. It stays marked as not whole until `finishCouncil`; asking again goes on from where it failed. Refused in
 * words.
 */
export const foundCouncil = async (runner: Runner, founding: Founding): Promise<Result<Framework, string>> => {
  const { council_id, file_name, source_text, by, reason, demonstration, illustrative, figures_source } = founding
  const parsed = parseFramework(source_text, file_name)
  if (!parsed.ok) return refused(parsed.error.map(printFault).join('\n'))
  const framework = parsed.value
  const council = councilOf(framework, council_id)
  if (!council) {
    const others = framework.councils.map(({ id }) => id).join(', ')
    return refused(`${file_name} has no council ${council_id}: it is the framework of ${others}.`)
  }
  const { name, short_name, brand_colour } = council
  const facts = { council_id, name, short_name, brand_colour: brand_colour.toLowerCase() }
  await beginCouncil(runner.database.kysely, { ...facts, demonstration, illustrative, figures_source })
  const ask = asker(runner, systemActor(council_id, by))
  const adopted = await ask(adoptFramework, { file_name, source_text, reason }, file_name)
  if (!adopted.ok) return adopted
  for (const input of [organisationOf(framework, file_name), planOf(framework, council_id, file_name)]) {
    const imported = await ask(importFile, input, input.file.name)
    if (!imported.ok) return imported
  }
  return ok(framework)
}

/** Asks commands at the command line's door; a refusal comes back as a sentence that begins with what was being done. */
export const asker =
  (runner: Runner, actor: Actor) =>
  async <Input, Value>(
    command: Command<Input, Value>,
    input: unknown,
    what: string,
    idempotency_key?: string,
  ): Promise<Result<Value, string>> => {
    const asking = { door: 'cli', request_id: `cli ${process.pid}`, idempotency_key } as const
    const done = await runCommand(runner, command, actor, input, asking)
    return done.ok ? done : refused(`${what}: ${inWords(done.error)}`)
  }

export const inWords = (refusal: Refusal): string => {
  if (refusal.kind === 'invalid') return Object.values(refusal.fields).flat().join('\n')
  if (refusal.kind === 'forbidden') return refusal.reason
  return refusal.kind === 'conflict' ? refusal.message : 'There is no such thing in this council.'
}

const organisationOf = (framework: Framework, file_name: string) => ({
  kind: 'organisation',
  file: textFile(`${file_name}: organisation`, [
    ['code', 'kind', 'name', 'parent'],
    ...framework.organisation.units.map((unit) => [unit.code, unit.kind, unit.name, unit.parent ?? '']),
  ]),
})

/** The plan items that the council's own text names. */
const planOf = (framework: Framework, council_id: string, file_name: string) => ({
  kind: 'plan',
  file: textFile(`${file_name}: plan items`, [
    ['code', 'level', 'name', 'parents', 'description', 'illustrative', 'source'],
    ...framework.plan.items
      .filter((item) => item.councils === undefined || item.councils.includes(council_id))
      .map(({ code, level, name, parents = [], illustrative }) => [
        code,
        level,
        name,
        parents.join(';'),
        '',
        illustrative ? 'yes' : '',
        framework.source.document,
      ]),
  ]),
})

const textFile = (name: string, rows: string[][]): ImportFile =>
  fileFromBytes(name, new TextEncoder().encode(printCsv(rows)))
