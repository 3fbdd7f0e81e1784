import { addPerson, parseRole } from '#administration/door.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { councilsOf, findPersonByEmail, listCouncils, systemActor } from '#platform/access/door.ts'
import { recordAudit } from '#platform/audit/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import { forgetFactors, type SignIn } from '#platform/sign-in/door.ts'
import { asker } from '../found-council.ts'
import { type Desk, signInOf, told } from './lines.ts'
import { needed, type Options } from './options.ts'

export const personAdd = async ({ runner, given, say }: Desk): Promise<void> => {
  const who = { council_id: needed(given, 'council'), name: needed(given, 'name'), email: needed(given, 'email') }
  say(told(await addOnePerson(runner, { ...who, post: given.post ?? '', roles: given.role ?? [] })))
}

export const accountAdd = async (desk: Desk): Promise<void> => {
  const password = await readFirstLine(process.stdin)
  desk.say(told(await addAccount(desk.runner, signInOf(desk), accountOf(desk.given), password)))
}

export const accountInvite = async (desk: Desk): Promise<void> =>
  desk.say(told(await inviteAccount(desk.runner, signInOf(desk), accountOf(desk.given))))

export const accountForgetFactors = async ({ runner, given, say }: Desk): Promise<void> =>
  say(told(await forgetLostFactors(runner, needed(given, 'email'))))

const accountOf = (given: Options) => ({ email: needed(given, 'email'), name: needed(given, 'name') })

export type PersonGiven = { council_id: string; name: string; email: string; post: string; roles: readonly string[] }

/** Adds a person with their roles to a council. */
export const addOnePerson = async (runner: Runner, given: PersonGiven): Promise<Result<string, string>> => {
  const { council_id, name, email, post } = given
  const councils = await listCouncils(runner.database.kysely)
  if (!councils.some((council) => council.council_id === council_id))
    return refused(`There is no council ${council_id}.`)
  const roles = given.roles.map(parseRole)
  const wrong = roles.flatMap((role) => (role.ok ? [] : [role.error]))
  if (wrong.length > 0) return refused(wrong.join('\n'))
  const input = { name, email, post, roles: roles.flatMap((role) => (role.ok ? [role.value] : [])) }
  const done = await asker(runner, systemActor(council_id, 'Command line'))(addPerson, input, 'Nobody was added')
  return done.ok
    ? ok(`Added ${name} to ${council_id} as ${done.value.person_id}. To sign in they need an account too.`)
    : done
}

type Named = { email: string; name: string }

/** Makes the account by which a person of any council signs in; the password is never an argument others could see. */
export const addAccount = async (
  runner: Runner,
  signIn: Pick<SignIn, 'createAccount'>,
  given: Named,
  password: string,
): Promise<Result<string, string>> => {
  if (password === '') return refused('Give the password on standard input: golden-thread account add … < password.txt')
  const made = await signIn.createAccount({ ...given, email: given.email.toLowerCase(), password })
  if (!made.ok) return refused(`${made.error}.`)
  await tellCouncils(runner, given.email, 'people.add-account')
  return ok(`${given.email} can sign in.`)
}

/** Sends the letter by which the owner of a new account chooses the password. */
export const inviteAccount = async (
  runner: Runner,
  signIn: Pick<SignIn, 'invite'>,
  given: Named,
): Promise<Result<string, string>> => {
  const invited = await signIn.invite(given)
  if (!invited.ok) return refused(`${invited.error.words}.`)
  await tellCouncils(runner, given.email, 'people.invite')
  return ok(`A letter is on its way to ${given.email}.`)
}

/** Takes a lost phone's proofs off an account. */
export const forgetLostFactors = async (runner: Runner, email: string): Promise<Result<string, string>> => {
  const forgotten = await forgetFactors(runner.database.kysely, email)
  if (!forgotten.ok) return refused(`${forgotten.error}.`)
  await tellCouncils(runner, email, 'people.forget-factors')
  return ok(`${email} has a password only, and is signed out everywhere.`)
}

/** What was done to an account stands in the log of every council where its owner is somebody. */
const tellCouncils = async ({ database, clock }: Runner, email: string, command: string): Promise<void> => {
  for (const { council_id } of await councilsOf(database.kysely, email, clock.today())) {
    await database.asCouncil(council_id, async (tx) => {
      const person = await findPersonByEmail(tx, email)
      const subject = { kind: 'person', id: person?.person_id ?? email }
      const facts = { command, door: 'cli', request_id: `cli ${process.pid}`, subject, after: { email } } as const
      await recordAudit(tx, systemActor(council_id, 'Command line'), facts)
    })
  }
}

/** The first line of what is piped in; from a keyboard, what is typed up to Enter. */
export const readFirstLine = async (input: AsyncIterable<unknown>): Promise<string> => {
  let text = ''
  for await (const piece of input) {
    text += String(piece)
    if (text.includes('\n')) break
  }
  return text.split(/\r?\n/)[0] ?? ''
}
