import { sql } from 'kysely'
import { findFrameworkFile } from '#framework/adoption.ts'
import { parseFramework, printFault } from '#framework/door.ts'
import { listCouncils } from '#platform/access/door.ts'
import type { Config } from '#platform/config/door.ts'
import { type Database, type Standing, schemaState, standingOf, type Tx } from '#platform/database/door.ts'
import { examineScanner } from '#platform/hardening/door.ts'
import { providerFaults } from '../provider-roles.ts'
import { examineUsers } from './examine-users.ts'
import { bad, type Finding, good } from './finding.ts'
import type { Desk } from './lines.ts'

/** Says what was looked at and how it is; the process fails where something is not well. */
export const doctor = async ({ database, config, say }: Omit<Desk, 'runner'>): Promise<void> => {
  const findings = await examine(database, config)
  for (const { well, words } of findings) say(`${well ? 'well ' : 'FAULT'}  ${words}`)
  if (findings.some(({ well }) => !well)) process.exitCode = 1
}

/** Looks the installation over and changes nothing, not even the schema. */
export const examine = async (database: Database, config: Partial<Config> = {}): Promise<Finding[]> => {
  const { sign_in_providers = [], scanner = null } = config
  const standing = await standingOf(database)
  const users = await examineUsers(database, standing, config)
  const findings = [await serverOf(database), ...users, await scannerOf(scanner)]
  if (!standing.is_owner && !standing.is_server) return findings
  const schema = await schemaOf(database)
  findings.push(schema)
  if (!schema.well) return findings
  const councils = await listCouncils(database.kysely)
  if (councils.length === 0) findings.push(bad('There is no council yet: golden-thread council add.'))
  for (const { council_id, loading } of councils) {
    if (loading) findings.push(bad(`${council_id} was not added whole: add it again, and it is completed.`))
    else findings.push(...(await database.asCouncil(council_id, (tx) => councilOf(tx, council_id))))
  }
  findings.push(...(await providerFaults(database, sign_in_providers)).map(bad))
  if (config.smtp_url === null) findings.push(good(noMail(config)))
  findings.push(await jobsOf(database, standing))
  return findings
}

const serverOf = async ({ kysely, kind }: Database): Promise<Finding> => {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(kysely)
  const version = rows[0]?.server_version ?? ''
  return good(
    kind === 'postgres' ? `PostgreSQL ${version} answers.` : `PGlite in this process (PostgreSQL ${version}).`,
  )
}

const noMail = ({ demonstration }: Partial<Config>): string =>
  demonstration
    ? 'Letters are written to the log and reach nobody, as this is a demonstration: SMTP_URL names no mail server.'
    : 'No mail server is set (SMTP_URL): no letter is sent, neither an invitation nor a link for a forgotten password.'

const scannerOf = async (scanner: Config['scanner']): Promise<Finding> =>
  scanner == null
    ? good('Files that are imported are not looked at for malware: CLAMAV_HOST names no scanner.')
    : examineScanner(scanner)

const schemaOf = async (database: Database): Promise<Finding> => {
  const { waiting, ahead, count } = await schemaState(database)
  if (ahead.length > 0) return bad(`The database is newer than this program: it has ${ahead.join(', ')}.`)
  if (waiting.length > 0) return bad(`Migrations wait: ${waiting.join(', ')}. Run golden-thread migrate.`)
  return good(`The schema is the newest: ${count} migrations.`)
}

const councilOf = async (tx: Tx, council_id: string): Promise<Finding[]> => {
  const file = await findFrameworkFile(tx)
  if (file === null) return [bad(`${council_id} has no framework in force: golden-thread framework adopt.`)]
  const parsed = parseFramework(file, council_id)
  const faults = parsed.ok ? [] : parsed.error.map((fault) => bad(`${council_id}: ${printFault(fault)}`))
  const people = await peopleOf(tx)
  const roles = parsed.ok ? parsed.value.roles : []
  const keepers = roles.filter((role) => role.may.includes('framework.edit')).map(({ code }) => code)
  if (people.length === 0) faults.push(bad(`${council_id} has no people: golden-thread person add.`))
  else if (!people.some(({ role_code }) => role_code !== null && keepers.includes(role_code)))
    faults.push(bad(`In ${council_id} nobody looks after the framework (roles: ${keepers.join(', ')}).`))
  const count = new Set(people.map(({ person_id }) => person_id)).size
  return faults.length > 0 ? faults : [good(`${council_id}: its framework holds; people: ${count}.`)]
}

const peopleOf = (tx: Tx) =>
  tx
    .selectFrom('person')
    .leftJoin('role_holding', (join) =>
      join
        .onRef('role_holding.council_id', '=', 'person.council_id')
        .onRef('role_holding.person_id', '=', 'person.person_id')
        .on('role_holding.held_until', 'is', null),
    )
    .select(['person.person_id', 'role_code'])
    .where('left_on', 'is', null)
    .execute()

/** The queue's tables are made by whoever owns the database: by the migration, or when the first server starts. */
const jobsOf = async (database: Database, { is_owner }: Standing): Promise<Finding> => {
  const fault = is_owner ? null : await (await import('#platform/jobs/door.ts')).queueFault(database)
  if (fault !== null) return bad(fault)
  const { kysely } = database
  const { rows: there } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(
    kysely,
  )
  if (!there[0]?.there) return good('No job has been queued here yet.')
  const { rows } = await sql<{ name: string; failed: number }>`
    select name, count(*)::int as failed from pgboss.job where state = 'failed' group by name`.execute(kysely)
  if (rows.length === 0) return good('No job has failed.')
  return bad(`Jobs failed for good: ${rows.map(({ name, failed }) => `${name} (${failed})`).join(', ')}.`)
}
