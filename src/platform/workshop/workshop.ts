import { type Result, refused } from '#kernel/result.ts'
import { type Hand, startHand } from './hand.ts'
import { takeTurns } from './turns.ts'

export type Terms = {
  /** The program that makes it: a file that calls `takeOrders`. */
  program: string
  /** How many are made at once, each in a process of its own. */
  at_once: number
  /** How many may wait for their turn, and for how many milliseconds. */
  waiting: number
  patience_ms: number
  /** How many milliseconds one may take. */
  limit_ms: number
  /** A process that has had nothing to do for so many milliseconds is ended, and gives its memory back. */
  rest_ms: number
  /** Told when a process was ended or has ended by itself, with what it last said. */
  onLost?: (lost: { why: 'overtime' | 'died'; said: string }) => void
}

/** Why nothing was made: so many are wanted that its turn did not come, it took too long, or the process ended of it. */
export type Unmade = 'too-many' | 'overtime' | 'died'

export type Workshop<Order, Work> = {
  /** Has one made as soon as there is a place. Throws what the making threw. */
  make(order: Order): Promise<Result<Work, Unmade>>
  /** Ends every process at once; what was being made, or waited, comes back unmade. Another order begins anew. */
  close(): Promise<void>
}

/**
 * Has things made that could take for ever or bring a process down, such as by native code, away from whoever serves
 * people. Processes are started when they are wanted first and kept for the next order; one that takes too long is killed,
 * and another takes its place.
 */
export const openWorkshop = <Order, Work>(terms: Terms): Workshop<Order, Work> => {
  const idle: { hand: Hand<Order, Work>; rest: NodeJS.Timeout }[] = []
  const busy = new Set<Hand<Order, Work>>()
  const turns = takeTurns(terms.at_once, terms.waiting, terms.patience_ms)
  const free = (): Hand<Order, Work> => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.rest)
      if (kept.hand.isThere()) return kept.hand
    }
    return startHand(terms.program)
  }
  const keep = (hand: Hand<Order, Work>) => {
    const rest = setTimeout(() => {
      idle.splice(idle.indexOf(kept), 1)
      void hand.end()
    }, terms.rest_ms)
    const kept = { hand, rest: rest.unref() }
    idle.push(kept)
  }
  const madeBy = async (hand: Hand<Order, Work>, order: Order): Promise<Result<Work, Unmade>> => {
    busy.add(hand)
    try {
      const made = await hand.make(order, terms.limit_ms)
      if (!made.ok) terms.onLost?.({ why: made.error, said: hand.lastWords() })
      return made
    } finally {
      busy.delete(hand)
      if (hand.isThere()) keep(hand)
    }
  }
  return {
    make: async (order) => {
      if (!(await turns.wait())) return refused('too-many')
      try {
        return await madeBy(free(), order)
      } finally {
        turns.done()
      }
    },
    close: async () => {
      turns.dismiss()
      const resting = idle.splice(0)
      for (const { rest } of resting) clearTimeout(rest)
      const hands = [...busy, ...resting.map(({ hand }) => hand)]
      await Promise.all(hands.map((hand) => hand.end()))
    },
  }
}
