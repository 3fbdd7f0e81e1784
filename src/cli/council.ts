import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { adoptFramework } from '#framework/adoption.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { finishCouncil, listCouncils, systemActor } from '#platform/access/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import { asker, foundCouncil } from '../found-council.ts'
import { providerFaults } from '../provider-roles.ts'
import { type Desk, told, word } from './lines.ts'
import { needed } from './options.ts'

const by = 'Command line'

export const councilAdd = async (desk: Desk): Promise<void> => {
  desk.say(told(await addCouncil(desk.runner, word(desk.rest[0]), needed(desk.given, 'council'))))
  await tellProviderFaults(desk)
}

export const frameworkAdopt = async (desk: Desk): Promise<void> => {
  const { runner, rest, given, say } = desk
  say(told(await adopt(runner, word(rest[0]), needed(given, 'council'), needed(given, 'reason'))))
  await tellProviderFaults(desk)
}

/** A framework that came into force may lack roles that the providers' file gives. */
const tellProviderFaults = async ({ database, config, warn }: Desk): Promise<void> => {
  for (const fault of await providerFaults(database, config.sign_in_providers ?? [])) warn(fault)
}

/** Adds a council by its framework file; says what it has now, or why not. One that failed half-way is completed. */
export const addCouncil = async (runner: Runner, path: string, council_id: string): Promise<Result<string, string>> => {
  const { kysely } = runner.database
  const known = (await listCouncils(kysely)).find((council) => council.council_id === council_id)
  if (known && !known.loading) return refused(`${known.name} is here already. To change how it works: framework adopt.`)
  const file = await read(path)
  if (!file.ok) return file
  const founded = await foundCouncil(runner, {
    council_id,
    ...file.value,
    by,
    reason: 'The council was added',
    demonstration: false,
    illustrative: null,
    figures_source: null,
  })
  if (!founded.ok) return founded
  await finishCouncil(kysely, council_id)
  const { organisation, plan, roles } = founded.value
  return ok(
    `Added ${council_id}: ${organisation.units.length} units, ${plan.items.length} items of the plan. Its roles are ${roles
      .map(({ code }) => code)
      .join(', ')}. Add its people next.`,
  )
}

/** Puts a newer framework file into force. */
export const adopt = async (
  runner: Runner,
  path: string,
  council_id: string,
  reason: string,
): Promise<Result<string, string>> => {
  const file = await read(path)
  if (!file.ok) return file
  const done = await asker(runner, systemActor(council_id, by))(adoptFramework, { ...file.value, reason }, path)
  return done.ok ? ok(`Version ${done.value.version} of the framework is in force in ${council_id}.`) : done
}

const read = async (path: string): Promise<Result<{ file_name: string; source_text: string }, string>> => {
  try {
    return ok({ file_name: basename(path), source_text: await readFile(path, 'utf8') })
  } catch {
    return refused(`${path} cannot be read.`)
  }
}
