import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import type { Awkward, Said } from '../../../tests/support/awkward-program.ts'
import { openWorkshop, type Terms } from './workshop.ts'

const support = (file: string) => fileURLToPath(new URL(`../../../tests/support/${file}`, import.meta.url))
const usual = {
  program: support('awkward-program.ts'),
  at_once: 1,
  waiting: 2,
  patience_ms: 20_000,
  limit_ms: 20_000,
  rest_ms: 20_000,
}
const opened: { close(): Promise<void> }[] = []
const open = (terms: Partial<Terms> = {}) => {
  const workshop = openWorkshop<Awkward, Said>({ ...usual, ...terms })
  opened.push(workshop)
  return workshop
}
const pidOf = async (workshop: ReturnType<typeof open>): Promise<number> => {
  const made = await workshop.make('say who')
  return made.ok ? made.value.pid : Number.NaN
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((workshop) => workshop.close()))
})

describe('What is made aside', () => {
  test('comes from a process that is kept for the next order, and that is told no settings', async () => {
    process.env.AUTH_SECRET = 'a secret of the server'
    const workshop = open()
    const made = await workshop.make('say who')
    expect(made.ok && made.value.settings).not.toContain('AUTH_SECRET')
    expect(made.ok && made.value.pid).not.toBe(process.pid)
    expect(await pidOf(workshop)).toBe(made.ok && made.value.pid)
    delete process.env.AUTH_SECRET
  })

  test('is thrown to whoever asked where the making throws, and the process goes on', async () => {
    const workshop = open()
    const before = await pidOf(workshop)
    await expect(workshop.make('throw')).rejects.toThrow('the order makes no sense')
    expect(await pidOf(workshop)).toBe(before)
  })

  test('is ended when it runs without end, while the server answers, and another process makes the next', async () => {
    const lost: unknown[] = []
    const workshop = open({ limit_ms: 3_000, onLost: (one) => lost.push(one.why) })
    const before = await pidOf(workshop)
    const server = createServer((_request, response) => void response.end('well')).listen(0)
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const making = workshop.make('loop')
    for (let asked = 0; asked < 20; asked++) expect(await (await fetch(address)).text()).toBe('well')
    server.close()
    expect(await making).toEqual({ ok: false, error: 'overtime' })
    expect(lost).toEqual(['overtime'])
    expect(isRunning(before)).toBe(false)
    expect(await pidOf(workshop)).not.toBe(before)
  })

  test('comes back unmade when its process dies of it, and another makes the next', async () => {
    const workshop = open()
    const before = await pidOf(workshop)
    expect(await workshop.make('die')).toEqual({ ok: false, error: 'died' })
    expect(await pidOf(workshop)).not.toBe(before)
  })

  test('is made by another process when the one that was kept has gone', async () => {
    const workshop = open()
    const before = await pidOf(workshop)
    process.kill(before, 'SIGKILL')
    while (isRunning(before)) await setTimeout(10)
    expect(await pidOf(workshop)).not.toBe(before)
  })

  test('is refused when the program is not there', async () => {
    expect(await open({ program: support('no-such-program.ts') }).make('say who')).toEqual({ ok: false, error: 'died' })
  })
})

describe('Who asks while all hands are busy', () => {
  test('waits for a turn, unless as many wait already', async () => {
    const workshop = open({ at_once: 2, waiting: 1 })
    const asked = Array.from({ length: 4 }, () => workshop.make('take a moment'))
    expect(await asked[3]).toEqual({ ok: false, error: 'too-many' })
    const made = await Promise.all(asked.slice(0, 3))
    expect(new Set(made.map((one) => one.ok && one.value.pid)).size).toBe(2)
  })

  test('is sent away after a while', async () => {
    const workshop = open({ patience_ms: 200 })
    const making = workshop.make('loop')
    expect(await workshop.make('say who')).toEqual({ ok: false, error: 'too-many' })
    await workshop.close()
    expect(await making).toEqual({ ok: false, error: 'died' })
  })
})

describe('The processes of a workshop', () => {
  test('end when they have had nothing to do for long', async () => {
    const pid = await pidOf(open({ rest_ms: 100 }))
    while (isRunning(pid)) await setTimeout(20)
    expect(isRunning(pid)).toBe(false)
  })

  test('that begin anew after all were ended are kept as long as before', async () => {
    const workshop = open({ rest_ms: 800 })
    await pidOf(workshop)
    await workshop.close()
    await setTimeout(500)
    const anew = await pidOf(workshop)
    await setTimeout(500) // the first would have rested long enough by now
    expect(await pidOf(workshop)).toBe(anew)
  })

  test('end with whoever started them, also in the middle of something without end', async () => {
    const parent = spawn(process.execPath, [support('orphaned-workshop.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(parent.stdout, 'data')
    const pid = Number(said)
    expect(isRunning(pid)).toBe(true)
    await setTimeout(200) // by now it is in the middle
    parent.kill('SIGKILL')
    while (isRunning(pid)) await setTimeout(50)
    expect(isRunning(pid)).toBe(false)
  })
})

/** Whether there is such a process, other than as a number that its parent has not struck off yet. */
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const state = `/proc/${pid}/stat`
  return !existsSync(state) || !/\) Z /.test(readFileSync(state, 'utf8'))
}
