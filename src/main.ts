import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { startSealing } from '#platform/audit/door.ts'
import { fixedClock, systemClock } from '#platform/clock/door.ts'
import { type Config, readConfig } from '#platform/config/door.ts'
import { FolderTaken, NotReady, openConfigured } from '#platform/database/door.ts'
import { limitPatience, openScan, serverOptions } from '#platform/hardening/door.ts'
import { openLog } from '#platform/log/door.ts'
import { installationRoot } from '#platform/root.ts'
import { openSignIn } from '#platform/sign-in/door.ts'
import { openPdfs } from '#review/reports/door.ts'
import { loadAssets } from '#ui/assets.ts'
import { createApp } from './app.tsx'
import { beginServing } from './begin.ts'
import { loadDemonstration } from './demonstration/door.ts'
import { startJobsSoon } from './jobs.ts'
import { listeners } from './listeners.ts'
import { providerFaults } from './provider-roles.ts'

/** Settings, database, demonstration, pages: what starts, in order. */
const start = async (config: Config) => {
  const log = openLog(config.log_level)
  const pdfs = openPdfs({ log })
  const database = await openConfigured(config)
  const { is_owner } = await beginServing(database, config, log).catch((error: unknown) =>
    database.close().then(() => Promise.reject(error)),
  )
  const clock = config.demonstration_today === null ? systemClock : fixedClock(config.demonstration_today)
  const runner = { database, clock, listeners }
  if (config.demonstration && is_owner) await loadDemonstration(runner, (line) => log.info(line))
  const assets = loadAssets(await readFile(join(installationRoot(), 'dist/client/manifest.json'), 'utf8'))
  const scan = openScan(config.scanner, log)
  const signIn = openSignIn({ database, config, log })
  const app = createApp({ runner: { ...runner, scan }, config, signIn, log, assets })
  for (const fault of await providerFaults(database, config.sign_in_providers ?? [])) log.warn(fault)
  const place = { port: config.port, hostname: config.host, serverOptions: serverOptions() }
  const server = serve({ fetch: app.fetch, ...place }, () => log.info(`Golden Thread is at ${config.base_url}`))
  limitPatience(server as Server)
  const sealing = startSealing(database, log)
  const jobs = startJobsSoon({ runner, config, signIn, log })
  const close = async () => {
    await Promise.all([jobs.stop(), sealing.stop()])
    await pdfs.stop()
    await database.close()
  }
  const stop = () => server.close(() => void close().then(() => process.exit(0)))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
}

/** What whoever starts it has to put right is said in a sentence; anything else keeps its trace. */
const startOrSay = (config: Config) =>
  start(config).catch((error: unknown) => {
    if (!(error instanceof FolderTaken || error instanceof NotReady)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })

const config = readConfig(process.env)
if (config.ok) await startOrSay(config.value)
else {
  process.stderr.write(`The settings are not right:\n${config.error.map((fault) => `  ${fault}\n`).join('')}`)
  process.exitCode = 1
}
