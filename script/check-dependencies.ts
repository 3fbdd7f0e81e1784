import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dependencyFaults } from './dependency-rules.ts'

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))

type Audit = { auditReportVersion?: number; message?: string; vulnerabilities?: Record<string, { severity: string }> }

/** Asks the registry for what is known against the packages that are served; not every registry answers. */
const knownVulnerabilities = (): { answered: boolean; found: string[]; why: string } => {
  const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 30_000 })
  try {
    const audit = JSON.parse(asked.stdout) as Audit
    const grave = Object.entries(audit.vulnerabilities ?? {}).filter(([, { severity }]) =>
      /high|critical/.test(severity),
    )
    const found = grave.map(
      ([name, { severity }]) => `${name} has a known vulnerability (${severity}): npm audit tells more`,
    )
    return { answered: audit.auditReportVersion !== undefined, found, why: audit.message ?? 'no answer' }
  } catch {
    return { answered: false, found: [], why: asked.error?.message ?? 'no answer' }
  }
}

const lock = read('package-lock.json')
const audit = knownVulnerabilities()
const faults = [
  ...dependencyFaults(lock, read('package.json'), { os: process.platform, cpu: process.arch }),
  ...audit.found,
]
for (const fault of faults) process.stderr.write(`${fault}\n`)
const looked = audit.answered ? 'nothing grave is known against them' : `the registry offers no audit (${audit.why})`
if (faults.length > 0) process.exitCode = 1
else process.stdout.write(`${Object.keys(lock.packages).length - 1} packages are as they should be; ${looked}\n`)
