import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { openLog } from '#platform/log/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { defineJob, type Jobs, startJobs } from './door.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let jobs: Jobs | undefined
const quiet = openLog('silent')

beforeAll(async () => {
  opened = await openTestDatabase()
})
afterEach(async () => {
  await jobs?.stop(2000)
  jobs = undefined
})
afterAll(() => opened.close())

const data = z.object({ measure_code: z.string() })
const remindingInto = (reminded: string[], name = 'returns.remind') =>
  defineJob({
    name,
    data,
    run: async ({ measure_code }) => {
      reminded.push(measure_code)
    },
  })
const start = async (...list: Parameters<typeof startJobs>[0]['jobs']) => {
  jobs = await startJobs({ database: opened.serving, log: quiet, jobs: list, every: 0.5 })
  return jobs
}
const soon = { timeout: 15_000, interval: 100 }

test('A job that is sent is done, with what it was told', async () => {
  const reminded: string[] = []
  const remind = remindingInto(reminded)
  await (await start(remind)).send(remind, { measure_code: 'CY001' })
  await vi.waitFor(() => expect(reminded).toEqual(['CY001']), soon)
})

test('A job sent in a transaction that is undone is never done', async () => {
  const reminded: string[] = []
  const remind = remindingInto(reminded, 'returns.remind-in-transaction')
  const queue = await start(remind)
  const undone = opened.database.asCouncil('stroud', async (tx) => {
    await queue.send(remind, { measure_code: 'UNDONE' }, { tx })
    throw new Error('refused')
  })
  await expect(undone).rejects.toThrow('refused')
  await opened.database.asCouncil('stroud', (tx) => queue.send(remind, { measure_code: 'KEPT' }, { tx }))
  await vi.waitFor(() => expect(reminded).toEqual(['KEPT']), soon)
})

test('While one with the same key waits, another is not added', async () => {
  const reminded: string[] = []
  const remind = remindingInto(reminded, 'returns.remind-once')
  const queue = await start(remind)
  const at = new Date(Date.now() + 1500)
  await queue.send(remind, { measure_code: 'FIRST' }, { once: 'CY001', at })
  await queue.send(remind, { measure_code: 'SECOND' }, { once: 'CY001', at })
  await queue.send(remind, { measure_code: 'OTHER' }, { once: 'CY002', at })
  expect(reminded).toEqual([])
  await vi.waitFor(() => expect(reminded.toSorted()).toEqual(['FIRST', 'OTHER']), soon)
})

test('What waits survives a restart', async () => {
  const before: string[] = []
  const after: string[] = []
  const name = 'returns.remind-later'
  const queue = await start(remindingInto(before, name))
  const at = new Date(Date.now() + 1500)
  await queue.send(remindingInto(before, name), { measure_code: 'CY003' }, { at })
  await queue.stop(2000)
  await start(remindingInto(after, name))
  await vi.waitFor(() => expect(after).toEqual(['CY003']), soon)
  expect(before).toEqual([])
})

test('A job refuses data that it does not take, and two jobs cannot share a name', async () => {
  const remind = remindingInto([])
  const queue = await start(remind)
  await expect(queue.send(remind, JSON.parse('{"measure_code":7}'))).rejects.toThrow()
  await expect(start(remind, remind)).rejects.toThrow('two jobs are named returns.remind')
})
