import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { audit } from './scenarios/audit.ts'
import { bringIn } from './scenarios/import.ts'
import { pages } from './scenarios/pages.ts'
import { report } from './scenarios/report.ts'
import { save } from './scenarios/save.ts'
import { scale } from './scenarios/scale.ts'
import { sight } from './scenarios/sight.ts'
import { signIns } from './scenarios/sign-ins.ts'
import type { Line, Scenario } from './support/measure.ts'
import { printTable } from './support/table.ts'

const scenarios: Record<string, Scenario> = {
  report,
  pages,
  save,
  import: bringIn,
  scale,
  sight,
  audit,
  'sign-ins': signIns,
}
const results = new URL('results/', import.meta.url)

const run = async (names: readonly string[], quick: boolean): Promise<boolean> => {
  await mkdir(results, { recursive: true })
  let passed = true
  for (const name of names) {
    const scenario = scenarios[name]
    if (scenario === undefined) throw new Error(`Choose of ${Object.keys(scenarios).join(', ')}: there is no ${name}`)
    const say = (text: string) => void process.stderr.write(`${name}: ${text}\n`)
    const from = performance.now()
    const lines = await scenario({ quick, say }).catch((error: unknown) => {
      say(`could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return null
    })
    if (lines === null) {
      passed = false
      continue
    }
    const words = quick ? ' (quick: sizes too small to judge by)' : ''
    process.stdout.write(`\n${name}${words}, ${seconds(performance.now() - from)}\n${printTable(lines)}`)
    await keep(name, quick, lines)
    passed &&= lines.every(({ pass }) => pass !== false)
  }
  return passed
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`

const keep = (name: string, quick: boolean, lines: readonly Line[]) => {
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version }
  const text = JSON.stringify({ scenario: name, at: new Date().toISOString(), quick, machine, lines }, null, 2)
  return writeFile(new URL(`${name}${quick ? '-quick' : ''}.json`, results), `${text}\n`)
}

const asked = process.argv.slice(2)
const named = asked.filter((word) => !word.startsWith('--'))
const quick = asked.includes('--quick')
const strict = asked.includes('--strict')
const passed = await run(named.length > 0 ? named : Object.keys(scenarios), quick)
if (!passed && strict) process.exitCode = 1
