import { type ChildProcess, fork } from 'node:child_process'
import { Socket } from 'node:net'
import { setPriority } from 'node:os'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { Reply } from './take-orders.ts'

/** A process that makes one thing at a time, and that can be ended in the middle of it. */
export type Hand<Order, Work> = {
  /** What came of the order within so many milliseconds; a hand that gave nothing is ended. Throws what the making threw. */
  make(order: Order, limit_ms: number): Promise<Result<Work, 'overtime' | 'died'>>
  isThere(): boolean
  /** The last it wrote to its standard error. */
  lastWords(): string
  end(): Promise<void>
}

/** Less than what serves people: where both want a core, pages come first. */
const niceness = 5
const mostLastWords = 2_000

/** Starts one. It waits without keeping this process alive, and is told none of its settings, so no secret either. */
export const startHand = <Order, Work>(program: string): Hand<Order, Work> => {
  const child = fork(program, {
    execArgv: [],
    env: bareEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const said = lastWordsOf(child)
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.on('error', () => child.pid === undefined && resolve()) // it could not be started
  })
  const isThere = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const end = async () => {
    child.ref()
    child.kill('SIGKILL')
    await gone
  }
  yieldToOthers(child)
  keepNobody(child)
  return {
    make: async (order, limit_ms) => {
      const reply = await replyWithin<Work>(child, order, limit_ms)
      if (reply === 'overtime' || reply === 'died') {
        await end()
        return refused(reply)
      }
      if ('failed' in reply) throw new Error(reply.failed)
      return ok(reply.work)
    },
    isThere,
    lastWords: said,
    end,
  }
}

/** The timer keeps this process alive while somebody waits; the child never does. */
const replyWithin = <Work>(child: ChildProcess, order: unknown, limit_ms: number) =>
  new Promise<Reply<Work> | 'overtime' | 'died'>((resolve) => {
    const settle = (outcome: Reply<Work> | 'overtime' | 'died') => {
      clearTimeout(timer)
      child.off('message', answered)
      child.off('exit', died)
      resolve(outcome)
    }
    const answered = (reply: unknown) => settle(reply as Reply<Work>)
    const died = () => settle('died')
    const timer = setTimeout(() => settle('overtime'), limit_ms)
    child.once('message', answered)
    child.once('exit', died)
    child.send(order as object, (error) => error && died())
  })

const lastWordsOf = ({ stderr }: ChildProcess): (() => string) => {
  let words = ''
  stderr?.setEncoding('utf8').on('data', (said: string) => {
    words = (words + said).slice(-mostLastWords)
  })
  return () => words
}

/** Where compiled programs are kept is no secret and makes a start shorter; Windows wants to know its own folder. */
const bareEnvironment = (): NodeJS.ProcessEnv => {
  const { NODE_COMPILE_CACHE, SystemRoot } = process.env
  return { ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...(SystemRoot && { SystemRoot }) }
}

const yieldToOthers = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) setPriority(pid, niceness)
  } catch {
    // it has ended already, or this machine lets nobody choose
  }
}

const keepNobody = (child: ChildProcess): void => {
  child.unref()
  child.channel?.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
}
