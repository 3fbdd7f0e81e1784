import { text } from 'node:stream/consumers'
import { findFramework } from '#framework/adoption.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { type Actor, findActor, listCouncils, systemActor } from '#platform/access/door.ts'
import { type Refusal, type Runner, runCommand } from '#platform/commands/door.ts'
import type { Ask } from '../api/ask.ts'
import { everyJsonCommand } from '../api/json-commands.ts'
import { type Problem, type ProblemKind, problemOf, problems } from '../api/problem.ts'
import { noteRefused } from './attempts.ts'
import { type Desk, scanning, word } from './lines.ts'
import { needed, Wrong } from './options.ts'

export const doOne = async (desk: Desk): Promise<void> => {
  const { rest, given } = desk
  const errand = { command: word(rest[0]), council_id: needed(given, 'council'), as: given.as, key: given.key }
  const done = await carryOut(scanning(desk), { ...errand, input: await text(process.stdin) })
  if (!done.ok) throw new Wrong(JSON.stringify(done.error, null, 2))
  desk.say(JSON.stringify(done.value, null, 2))
}

export type Errand = {
  command: string
  council_id: string
  /** The address of whoever it is done as; without one, it is done by whoever runs the installation. */
  as: string | undefined
  key: string | undefined
  /** The input as JSON. */
  input: string
}

/**
 * Has any command of the registry carried out in a council, with the leave that the person named has there. Gives its answer;
 * refused with the problem that the API would tell.
 */
export const carryOut = async (runner: Runner, errand: Errand): Promise<Result<unknown, Problem>> => {
  const command = everyJsonCommand.find(({ name }) => name === errand.command)
  if (command === undefined)
    return problem('not-found', `There is no command ${errand.command}. golden-thread commands lists them.`)
  const body = objectIn(errand.input)
  if (body === null) return problem('not-readable', 'Give the input as a JSON object on standard input.')
  const actor = await actorOf(runner, errand)
  if (!actor.ok) return problem('not-found', actor.error)
  const request_id = `cli ${process.pid}`
  const asking = { door: 'cli', request_id, idempotency_key: errand.key } as const
  const ask: Ask = (asked, input) => runCommand(runner, asked, actor.value, input, asking)
  const done = await command.carryOut(ask, body)
  if (done.ok) return ok(done.value ?? {})
  await note(runner, actor.value, errand, request_id, done.error)
  const { kind, detail, fields } = problemOf(done.error)
  return problem(kind, kind === 'not-found' ? 'There is no such thing in this council.' : detail, fields)
}

const note = (runner: Runner, actor: Actor, { as, command }: Errand, request_id: string, refusal: Refusal) =>
  noteRefused(runner.database, { actor, email: as ?? null, route: `do ${command}`, request_id }, refusal)

const problem = (kind: ProblemKind, detail: string, fields?: Record<string, string[]>): Result<never, Problem> =>
  refused({ ...problems[kind], detail, ...(fields === undefined ? {} : { fields }) })

/** Nothing at all stands for an input without fields. */
const objectIn = (text: string): object | null => {
  try {
    const body: unknown = JSON.parse(text.trim() === '' ? '{}' : text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : null
  } catch {
    return null
  }
}

const actorOf = async (runner: Runner, { council_id, as }: Errand): Promise<Result<Actor, string>> => {
  const { database, clock } = runner
  const councils = await listCouncils(database.kysely)
  if (!councils.some((council) => council.council_id === council_id))
    return refused(`There is no council ${council_id}.`)
  if (as === undefined) return ok(systemActor(council_id, 'Command line'))
  const found = await database.asCouncil(council_id, async (tx) => {
    const framework = await findFramework(tx, council_id)
    return framework && findActor(tx, as, clock.today(), framework)
  })
  return found === null ? refused(`Nobody who is with ${council_id} has the address ${as}.`) : ok(found)
}
