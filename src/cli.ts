import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { findFramework } from '#framework/adoption.ts'
import type { Result } from '#kernel/result.ts'
import { sealAll } from '#platform/audit/door.ts'
import { fixedClock, systemClock } from '#platform/clock/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import { type Config, readConfig } from '#platform/config/door.ts'
import { bringUp, type Database, FolderTaken, NotReady, openAsOwner, openConfigured } from '#platform/database/door.ts'
import { openScan } from '#platform/hardening/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openSignIn } from '#platform/sign-in/door.ts'
import { openPdfs, writeReportFiles } from '#review/reports/door.ts'
import { carryOut } from './cli/carry-out.ts'
import { compareStatus } from './cli/compare-status.ts'
import { addCouncil, adopt } from './cli/council.ts'
import { examine } from './cli/doctor.ts'
import { importAtCommandLine } from './cli/import.ts'
import { commandLines } from './cli/list-commands.ts'
import { needed, type Options, options, usage, Wrong } from './cli/options.ts'
import { addAccount, addOnePerson, forgetLostFactors, readFirstLine } from './cli/people.ts'
import { loadDemonstration } from './demonstration.ts'
import { disposers } from './disposers.ts'
import { retentionRun } from './entrance/audit/retention-command.ts'
import { auditVerify } from './entrance/audit/verify-command.ts'
import { listeners } from './listeners.ts'
import { providerFaults } from './provider-roles.ts'

const told = (done: Result<string, string>): void => {
  if (!done.ok) throw new Wrong(done.error)
  console.log(done.value)
}

/** After a framework came into force, also says which roles of the providers' file it lacks. */
const withProviders = async (database: Database, config: Config, act: () => Promise<Result<string, string>>) => {
  told(await act())
  for (const fault of await providerFaults(database, config.sign_in_providers ?? [])) console.error(fault)
}

const doctor = async (database: Database, config: Config) => {
  const findings = await examine(database, config)
  for (const { well, words } of findings) console.log(`${well ? 'well ' : 'FAULT'}  ${words}`)
  if (findings.some(({ well }) => !well)) process.exitCode = 1
}

const inviteOne = async (database: Database, config: Config, given: Options) => {
  const signIn = openSignIn({ database, config, log: openLog(config.log_level) })
  const account = { email: needed(given, 'email'), name: needed(given, 'name') }
  const invited = await signIn.invite(account)
  if (!invited.ok) throw new Wrong(`${invited.error.words}.`)
  console.log(`A letter is on its way to ${account.email}.`)
}

const newAccount = async (database: Database, config: Config, given: Options) => {
  const signIn = openSignIn({ database, config, log: openLog(config.log_level) })
  const account = { email: needed(given, 'email'), name: needed(given, 'name') }
  told(await addAccount(signIn, account, await readFirstLine(process.stdin)))
}

const newPerson = async (runner: Runner, given: Options) => {
  const who = { council_id: needed(given, 'council'), name: needed(given, 'name'), email: needed(given, 'email') }
  told(await addOnePerson(runner, { ...who, post: given.post ?? '', roles: given.role ?? [] }))
}

/** For files from elsewhere; a framework's own file is the operator's. */
const scanning = (runner: Runner, config: Config): Runner => ({
  ...runner,
  scan: openScan(config.scanner, openLog(config.log_level, process.stderr)),
})

const withFile = (path: string | undefined): string => {
  if (path === undefined) throw new Wrong(usage)
  return path
}

const importOne = async (runner: Runner, kind: string | undefined, path: string | undefined, given: Options) => {
  if (kind === undefined || path === undefined) throw new Wrong(usage)
  const file = { kind, path, council_id: needed(given, 'council'), map: given.map }
  told(await importAtCommandLine(runner, { ...file, dry_run: given['dry-run'] ?? false }))
}

const doOne = async (runner: Runner, command: string | undefined, given: Options) => {
  if (command === undefined) throw new Wrong(usage)
  const errand = { command, council_id: needed(given, 'council'), as: given.as, key: given.key }
  const done = await carryOut(runner, { ...errand, input: await text(process.stdin) })
  if (!done.ok) throw new Wrong(JSON.stringify(done.error, null, 2))
  console.log(JSON.stringify(done.value, null, 2))
}

const listCommands = (name: string | undefined) => {
  const lines = commandLines(name)
  if (lines.length === 0) throw new Wrong(`There is no command ${name}.`)
  console.log(lines.join('\n'))
}

const report = async (runner: Runner, given: Options) => {
  const council_id = needed(given, 'council')
  const framework = await runner.database.asCouncil(council_id, (tx) => findFramework(tx, council_id))
  if (framework === null) throw new Wrong(`There is no council ${council_id}.`)
  const asked = {
    council_id,
    framework,
    product: needed(given, 'product'),
    period: needed(given, 'period'),
    body: needed(given, 'body'),
    today: runner.clock.today(),
  }
  const written = await writeReportFiles(runner.database, asked, needed(given, 'out'))
  if (!written.ok) throw new Wrong(written.error)
  for (const path of written.value) console.log(path)
}

/** What alters the schema or the list of councils; everything else is done as the user who serves. */
const takesOwner = (command: string | undefined, [what]: readonly string[]) =>
  command === 'migrate' || command === 'demo' || (command === 'council' && what === 'add')

/** The queue is not numbered among the migrations: its library brings its own. A PGlite makes it when it serves. */
const finishMigration = async (database: Database) => {
  if (database.kind === 'postgres') await (await import('#platform/jobs/door.ts')).prepareQueue(database)
  console.log('The database is at the newest schema.')
}

const verifyAudit = async (database: Database, given: Options) => {
  const asked = { council: given.council ?? null, anchor_file: given.anchor ?? null }
  if ((await auditVerify(database, asked, console.log)) > 0) throw new Wrong('The audit log does not hold.')
}

const run = async () => {
  const { values: given, positionals } = parseArgs({ options, allowPositionals: true })
  const [command, ...rest] = positionals
  if (command === 'commands') return listCommands(rest[0])
  const config = readConfig(process.env)
  if (!config.ok) throw new Wrong(config.error.join('\n'))
  const as_owner = takesOwner(command, rest)
  const database = await (as_owner ? openAsOwner : openConfigured)(config.value)
  const pdfs = openPdfs({ log: openLog(config.value.log_level, process.stderr) })
  try {
    if (command === 'doctor') return await doctor(database, config.value)
    const { is_owner, user } = await bringUp(database)
    if (as_owner && !is_owner)
      throw new Wrong(`${user} does not own the database: set DATABASE_OWNER_URL to the address of the user who does.`)
    const today = config.value.demonstration_today
    const runner: Runner = { database, clock: today === null ? systemClock : fixedClock(today), listeners }
    if (command === 'migrate') await finishMigration(database)
    else if (command === 'demo') await loadDemonstration(runner, console.log)
    else if (command === 'council' && rest[0] === 'add')
      await withProviders(database, config.value, () => addCouncil(runner, withFile(rest[1]), needed(given, 'council')))
    else if (command === 'framework' && rest[0] === 'adopt')
      await withProviders(database, config.value, () =>
        adopt(runner, withFile(rest[1]), needed(given, 'council'), needed(given, 'reason')),
      )
    else if (command === 'person' && rest[0] === 'add') await newPerson(runner, given)
    else if (command === 'account' && rest[0] === 'add') await newAccount(database, config.value, given)
    else if (command === 'account' && rest[0] === 'invite') await inviteOne(database, config.value, given)
    else if (command === 'account' && rest[0] === 'forget-factors')
      told(await forgetLostFactors(runner, needed(given, 'email')))
    else if (command === 'import') await importOne(scanning(runner, config.value), rest[0], rest[1], given)
    else if (command === 'do') await doOne(scanning(runner, config.value), rest[0], given)
    else if (command === 'report') await report(runner, given)
    else if (command === 'compare-status') await compareStatus(database, given.council, console.log)
    else if (command === 'audit' && rest[0] === 'verify') await verifyAudit(database, given)
    else if (command === 'retention' && rest[0] === 'run') await retentionRun(database, disposers, given, console.log)
    else throw new Wrong(usage)
    await sealAll(database)
  } finally {
    await pdfs.stop()
    await database.close()
  }
}

try {
  await run()
} catch (error) {
  const misused = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  const worded = error instanceof Wrong || error instanceof FolderTaken || error instanceof NotReady
  if (!worded && !misused) throw error
  console.error(error.message)
  process.exitCode = 1
}
