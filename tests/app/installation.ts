import { readFile } from 'node:fs/promises'
import { fileFromBytes, importFile } from '#do/imports/door.ts'
import { adoptFramework } from '#framework/adoption.ts'
import { addPeople, installCouncil, type NewPerson, systemActor } from '#platform/access/door.ts'
import { fixedClock } from '#platform/clock/door.ts'
import { type Command, type Runner, runCommand } from '#platform/commands/door.ts'
import type { Config } from '#platform/config/door.ts'
import { openScan } from '#platform/hardening/door.ts'
import { type Log, openLog } from '#platform/log/door.ts'
import { openSignIn, type SignIn } from '#platform/sign-in/door.ts'
import { createApp } from '../../src/app.tsx'
import { listeners } from '../../src/listeners.ts'
import { openTestDatabase } from '../support/database.ts'

export const origin = 'http://localhost:3000'

const settings: Config = {
  port: 3000,
  host: '127.0.0.1',
  database_url: null,
  data_dir: 'var',
  base_url: origin,
  demonstration: true,
  demonstration_today: '2026-11-20',
  auth_secret: 'a secret of thirty-two characters or more',
  smtp_url: null,
  mail_from: 'Golden Thread <golden-thread@localhost>',
  log_level: 'silent',
}

const organisation = `code,kind,name
here,service,Housing
there,service,Waste
`
const measures = `code,name,kind,unit,decimals,polarity,frequency,accumulation,level,service,objectives
HOU03,Homes let within 25 days,percentage,%,1,higher,quarter,in-period,strategic,here,T1
WAS01,Bins emptied on the day,percentage,%,1,higher,quarter,in-period,strategic,there,T1
`
const targets = `measure,period,target
HOU03,2026-27-Q1,93
HOU03,2026-27-Q2,93
WAS01,2026-27-Q2,93
`
const values = `measure,period,value
HOU03,2026-27-Q1,94.0
HOU03,2026-27-Q2,91.2
WAS01,2026-27-Q2,95
`
const plan = `code,level,name
T1,LEVEL,Homes for all
`

const risks = `code,register,name,service,objective,period,inherent,current,target,controls
R1,corporate,Homes stay empty,here,T1,2026-27-Q1,3x3,2x2,1x2,A weekly list
R1,corporate,Homes stay empty,here,T1,2026-27-Q2,3x3,2x3,1x2,A weekly list
R2,elsewhere,Bins stay full,there,T1,2026-27-Q2,3x3,3x2,1x2,A second round
`

export type Tiny = { council_id: string; framework: string; level: string; person: { name: string; role: string } }

/** The least that has something on every page: an item of the plan, and one measure with two quarters. */
const tinyCouncils: Tiny[] = [
  {
    council_id: 'stroud',
    framework: 'stroud.yaml',
    level: 'objective',
    person: { name: 'Ana Pagano', role: 'policy-and-governance' },
  },
  {
    council_id: 'stockton-on-tees',
    framework: 'stockton-on-tees.yaml',
    level: 'objective',
    person: { name: 'Bo Tester', role: 'performance-team' },
  },
]

type Browser = (path: string, init?: RequestInit) => Promise<Response>

export type Installation = {
  /** Asks as the person of that council, or as nobody. */
  as: (council_id: string | null) => Promise<Browser>
  /** Adds people to one of the councils, and asks as one of them. */
  addPeople: (council_id: string, people: readonly NewPerson[]) => Promise<void>
  asPerson: (person: { email: string; name: string }) => Promise<Browser>
  /** As the owner of the database, for arranging and for looking. */
  runner: Runner
  /** As the product is run. */
  serving: Runner
  signIn: SignIn
  /** Asks as whatever the headers say, without a cookie; `env` stands for the connection. */
  ask: (path: string, init?: RequestInit, env?: object) => Promise<Response>
  /** The council's audit log, oldest first. */
  trail: (council_id: string) => Promise<{ door: string; command: string; actor_name: string; after: unknown }[]>
  cookieOf: (council_id: string) => Promise<string>
  /** Every route of the app; one with middleware stands there more than once. */
  routes: readonly { method: string; path: string }[]
  close: () => Promise<void>
}

/** The whole app on a database of its own, with small councils of one person each. */
export const openInstallation = async (
  changes: Partial<Config> = {},
  councils: readonly Tiny[] = tinyCouncils,
  log: Log = openLog('silent'),
): Promise<Installation> => {
  const config = { ...settings, ...changes }
  const { database, serving, close } = await openTestDatabase()
  const installing = { database, clock: fixedClock('2026-11-20'), listeners }
  for (const tiny of councils) await install(installing, tiny)
  const runner = { ...installing, scan: openScan(config.scanner, log) }
  const served = { ...runner, database: serving }
  const signIn = openSignIn({ database: serving, config, log })
  const app = createApp({ runner: served, config, signIn, log, assets: { css: '/assets/a.css', js: '/assets/a.js' } })
  const browserWith =
    (cookie: string): Browser =>
    async (path, init = {}) =>
      app.request(`${config.base_url}${path}`, {
        ...init,
        headers: { origin: config.base_url, cookie, ...init.headers },
      })
  const cookieFor = async (person: { email: string; name: string }) => {
    const set = await signIn.signInAs?.(person)
    return (set?.getSetCookie() ?? []).map((line) => line.split(';')[0]).join('; ')
  }
  const asPerson = async (person: { email: string; name: string }) => browserWith(await cookieFor(person))
  const as = async (council_id: string | null): Promise<Browser> =>
    council_id === null ? browserWith('') : asPerson(personOf(councils, council_id))
  const add = (council_id: string, people: readonly NewPerson[]) =>
    database.asCouncil(council_id, (tx) => addPeople(tx, council_id, people, '2023-04-01'))
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  const trail = (council_id: string) =>
    database.asCouncil(council_id, (tx) =>
      tx.selectFrom('audit_entry').select(['door', 'command', 'actor_name', 'after']).orderBy('entry_id').execute(),
    )
  const ask = async (path: string, init: RequestInit = {}, env?: object) =>
    app.request(`${config.base_url}${path}`, init, env)
  const cookieOf = (council_id: string) => cookieFor(personOf(councils, council_id))
  return { as, ask, asPerson, addPeople: add, cookieOf, routes, runner, serving: served, signIn, trail, close }
}

const personOf = (councils: readonly Tiny[], council_id: string) => {
  const tiny = councils.find((one) => one.council_id === council_id)
  if (!tiny) throw new Error(`no test council ${council_id}`)
  return { email: emailOf(tiny), name: tiny.person.name }
}

const emailOf = ({ council_id }: Tiny) => `person@${council_id}.example.org`

const install = async (runner: Runner, tiny: Tiny): Promise<void> => {
  const { council_id, person } = tiny
  const facts = { council_id, name: council_id, short_name: council_id, brand_colour: '#003078', demonstration: true }
  await installCouncil(runner.database.kysely, { ...facts, illustrative: null, figures_source: null })
  const source_text = await readFile(new URL(`../../frameworks/${tiny.framework}`, import.meta.url), 'utf8')
  await run(runner, council_id, adoptFramework, { file_name: tiny.framework, source_text, reason: 'For a test' })
  const roles = [{ role_code: person.role, scope_kind: 'council', scope_code: '' }]
  const people = [{ person_id: 'person', name: person.name, post: '', email: emailOf(tiny), roles }]
  await runner.database.asCouncil(council_id, (tx) => addPeople(tx, council_id, people, '2023-04-01'))
  const files = { organisation, plan: plan.replace('LEVEL', tiny.level), measures, targets, values, risks }
  for (const [kind, text] of Object.entries(files)) {
    const file = fileFromBytes(`${kind}.csv`, new TextEncoder().encode(text))
    await run(runner, council_id, importFile, { kind, file })
  }
}

const run = async <Input, Value>(
  runner: Runner,
  council_id: string,
  command: Command<Input, Value>,
  input: unknown,
) => {
  const actor = systemActor(council_id, 'a test')
  const done = await runCommand(runner, command, actor, input, { door: 'cli', request_id: 'test' })
  if (!done.ok) throw new Error(`${command.name}: ${JSON.stringify(done.error)}`)
}
