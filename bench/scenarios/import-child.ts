import { fileFromPath, runImport } from '#do/imports/door.ts'
import { systemActor } from '#platform/access/door.ts'
import { openDatabase } from '#platform/database/door.ts'
import { councilId } from '../support/councils.ts'
import { elapsed } from '../support/measure.ts'
import { runnerOn } from '../support/product.ts'

/** `statuses_ms` is the part spent judging what was imported; `peak_mb` is the most the process ever held. */
export type Imported = { ms: number; statuses_ms: number; peak_mb: number }

/** One import in a fresh process, told to the parent. */
const importOnce = async (url: string, file: string, council: number): Promise<Imported> => {
  const database = await openDatabase({ url })
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
  const asking = { door: 'cli', request_id: 'bench' } as const
  const ms = await elapsed(async () => {
    const { report, refusal } = await runImport({ ...runner, listeners: timed }, actor, input, asking)
    if (refusal !== null) throw new Error(JSON.stringify(report.faults.slice(0, 3)))
  })
  await database.close()
  return { ms, statuses_ms, peak_mb: process.resourceUsage().maxRSS / 1024 }
}

const [file, council] = process.argv.slice(2)
const done = await importOnce(process.env.BENCH_DATABASE ?? '', file ?? '', Number(council))
process.send?.(done)
process.disconnect()
