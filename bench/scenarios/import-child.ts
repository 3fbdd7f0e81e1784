import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { fileFromPath, runImport } from '#do/imports/door.ts'
import { systemActor } from '#platform/access/door.ts'
import { type Database, openDatabase } from '#platform/database/door.ts'
import { councilId } from '../support/councils.ts'
import { elapsed } from '../support/measure.ts'
import { runnerOn } from '../support/product.ts'

/**
 * `statuses_ms` is the part spent judging what was imported; `peak_mb` is the most the process ever held. Processor time is
 * told apart for this program and for the server, where the system tells it of a process.
 */
export type Imported = {
  ms: number
  statuses_ms: number
  peak_mb: number
  program_ms: number
  server_ms: number | null
}

/** One import in a fresh process, told to the parent. */
const importOnce = async (url: string, file: string, council: number): Promise<Imported> => {
  const database = await openDatabase({ url, connections: 1 })
  const processor = await processorOf(database)
  let statuses_ms = 0
  const { listeners, ...runner } = runnerOn(database)
  const timed = listeners.map((listener) => ({
    ...listener,
    inTransaction: async (...given: Parameters<typeof listener.inTransaction>) => {
      statuses_ms += await elapsed(() => listener.inTransaction(...given))
    },
  }))
  const actor = systemActor(councilId(council), 'the bench')
  const input = { kind: 'values', file: fileFromPath(file) }
  const used = process.cpuUsage()
  const usedBefore = await processor()
  const asking = { door: 'cli', request_id: 'bench' } as const
  const ms = await elapsed(async () => {
    const { report, refusal } = await runImport({ ...runner, listeners: timed }, actor, input, asking)
    if (refusal !== null) throw new Error(JSON.stringify(report.faults.slice(0, 3)))
  })
  const { user, system } = process.cpuUsage(used)
  const usedAfter = await processor()
  await database.close()
  return {
    ms,
    statuses_ms,
    peak_mb: process.resourceUsage().maxRSS / 1024,
    program_ms: (user + system) / 1000,
    server_ms: usedBefore === null || usedAfter === null ? null : usedAfter - usedBefore,
  }
}

/** Milliseconds of processor that the server's process for the one connection has used; null where nobody tells. */
const processorOf = async (database: Database): Promise<() => Promise<number | null>> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.kysely)
  const file = `/proc/${rows[0]?.pid}/stat`
  return async () => {
    const told = await readFile(file, 'utf8').catch(() => null)
    const [user, system] = told?.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
    return user === undefined || system === undefined ? null : (user + system) * 10 // in hundredths of a second
  }
}

/** Every import starts from what it needs and no more: what loading the program left behind is not the import's. */
const tidy = () => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

tidy()
const [file, council] = process.argv.slice(2)
const done = await importOnce(process.env.BENCH_DATABASE ?? '', file ?? '', Number(council))
process.send?.(done)
process.disconnect()
