import { setTimeout } from 'node:timers/promises'
import { takeOrders } from '#platform/workshop/door.ts'

/** What the program of a workshop can be asked to do in a test. */
export type Awkward = 'say who' | 'loop' | 'die' | 'throw' | 'take a moment'

export type Said = { pid: number; settings: string[] }

// A program for a workshop that does as it is told, were it to run for ever or to die.
takeOrders(async (order: Awkward): Promise<Said> => {
  if (order === 'loop') for (;;);
  if (order === 'die') process.abort()
  if (order === 'throw') throw new Error('the order makes no sense')
  if (order === 'take a moment') await setTimeout(300)
  return { pid: process.pid, settings: Object.keys(process.env) }
})
