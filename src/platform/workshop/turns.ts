/** Who may begin, where there is room for a few at once. */
export type Turns = {
  /** Comes back true when it is one's turn, and false when too many wait or it took too long. */
  wait(): Promise<boolean>
  /** For whoever had a turn, once: the next may begin. */
  done(): void
  /** Sends everybody who waits away. */
  dismiss(): void
}

/** Turns for `at_once`, in the order they were asked for; `waiting` more may wait, for `patience_ms` each. */
export const takeTurns = (at_once: number, waiting: number, patience_ms: number): Turns => {
  const queue: ((mine: boolean) => void)[] = []
  let places = at_once
  const leave = (one: (mine: boolean) => void) => queue.splice(queue.indexOf(one), 1)
  return {
    wait: async () => {
      if (places > 0) {
        places -= 1
        return true
      }
      if (queue.length >= waiting) return false
      return new Promise((resolve) => {
        const called = (mine: boolean) => {
          clearTimeout(patience)
          resolve(mine)
        }
        const patience = setTimeout(() => {
          leave(called)
          resolve(false)
        }, patience_ms)
        queue.push(called)
      })
    },
    done: () => {
      const next = queue.shift()
      if (next) next(true)
      else places += 1
    },
    dismiss: () => {
      for (const called of queue.splice(0)) called(false)
    },
  }
}
