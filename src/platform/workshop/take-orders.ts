import { Worker } from 'node:worker_threads'

/** What a process of a workshop sends back: the work, or the words of what went wrong in making it. */
export type Reply<Work> = { work: Work } | { failed: string }

/**
 * For the program that a workshop starts: makes one thing for each order that comes, until the workshop lets go of it.
 * A signal to the whole group is left to the workshop, which lets what is being made be finished.
 */
export const takeOrders = <Order, Work>(make: (order: Order) => Work | Promise<Work>): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  process.on('message', async (order: Order) => process.send?.(await replyTo(make, order)))
  process.on('disconnect', () => process.exit())
  endWithParent()
}

const replyTo = async <Order, Work>(
  make: (order: Order) => Work | Promise<Work>,
  order: Order,
): Promise<Reply<Work>> => {
  try {
    return { work: await make(order) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Native code without end hears no disconnecting, so a thread beside it watches whether whoever asked is still there. */
const endWithParent = (): void => {
  const watch = `setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, 'SIGKILL'), 1000)`
  new Worker(watch, { eval: true }).unref()
}
