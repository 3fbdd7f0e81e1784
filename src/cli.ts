import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { parse } from 'yaml'
import { importFile } from '#do/imports/door.ts'
import { systemActor } from '#platform/access/door.ts'
import { fixedClock, systemClock } from '#platform/clock/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import { readConfig } from '#platform/config/door.ts'
import { migrate, openConfigured } from '#platform/database/door.ts'
import { compareStatuses, printComparison } from '#review/performance/door.ts'
import { reportFiles } from '#review/reports/door.ts'
import { loadDemonstration } from './demonstration.ts'
import { listeners } from './listeners.ts'

const usage = `golden-thread: corporate performance management for councils

  golden-thread migrate
  golden-thread demo
  golden-thread import KIND FILE --council ID [--map MAP.yaml] [--dry-run]
  golden-thread report --council ID --product CODE --period KEY --body CODE --out DIR
  golden-thread compare-status [--council ID]
`

type Options = { council?: string; map?: string; 'dry-run'?: boolean; product?: string; period?: string; body?: string; out?: string }

const options = {
  council: { type: 'string' },
  map: { type: 'string' },
  'dry-run': { type: 'boolean' },
  product: { type: 'string' },
  period: { type: 'string' },
  body: { type: 'string' },
  out: { type: 'string' },
} as const satisfies ParseArgsConfig['options']

/** What went wrong in a way the person at the keyboard can mend. */
class Wrong extends Error {}

const needed = (given: Options, name: keyof Options): string => {
  const value = given[name]
  if (typeof value !== 'string' || value === '') throw new Wrong(`--${name} is needed.\n\n${usage}`)
  return value
}

const importOne = async (runner: Runner, kind: string | undefined, file: string | undefined, given: Options) => {
  if (kind === undefined || file === undefined) throw new Wrong(usage)
  const map = given.map === undefined ? undefined : parse(await readFile(given.map, 'utf8'))
  const input = { kind, file_name: basename(file), content: new Uint8Array(await readFile(file)), map, dry_run: given['dry-run'] ?? false }
  const done = await runCommand(runner, importFile, systemActor(needed(given, 'council'), 'Command line'), input, { door: 'cli', request_id: `cli ${process.pid}` })
  if (done.ok) return console.log(done.value)
  throw new Wrong(done.error.kind === 'invalid' ? Object.values(done.error.fields).flat().join('\n') : JSON.stringify(done.error))
}

const report = async (runner: Runner, given: Options) => {
  const council_id = needed(given, 'council')
  const asked = { product: needed(given, 'product'), period: needed(given, 'period'), body: needed(given, 'body') }
  const out = needed(given, 'out')
  const files = await runner.database.asCouncil(council_id, (tx) => reportFiles(tx, council_id, asked, runner.clock.today()))
  if (files === null) throw new Wrong(`${asked.body} does not receive the report ${asked.product} for ${asked.period}.`)
  await mkdir(out, { recursive: true })
  for (const file of files) {
    await writeFile(join(out, file.name), file.content)
    console.log(join(out, file.name))
  }
}
