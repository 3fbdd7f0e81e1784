/** One thing measured beside its yardstick, both in the same run. `ratio` is ours over the yardstick's. */
export type Line = {
  what: string
  ours: number
  unit: 'ms' | 'per second' | 'MB' | 'times'
  yardstick: { name: string; value: number | null }
  ratio: number | null
  bound: string
  /** null: nothing to hold it against, such as a yardstick that is not installed. */
  pass: boolean | null
}

export type Options = { quick: boolean; say: (text: string) => void }
export type Scenario = (options: Options) => Promise<Line[]>

type Given = Omit<Line, 'ratio' | 'pass'> & {
  holds: (measured: { ours: number; ratio: number | null }) => boolean | null
}

/** A line, with its ratio worked out and its bound tried. */
export const line = ({ holds, ...given }: Given): Line => {
  const { ours, yardstick } = given
  const ratio = yardstick.value === null || yardstick.value === 0 ? null : ours / yardstick.value
  return { ...given, ratio, pass: holds({ ours, ratio }) }
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Milliseconds that some work takes. */
export const elapsed = async (work: () => unknown): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** The median of several runs, each after `before`, which is not counted. */
export const medianTime = async (times: number, work: () => unknown, before: () => unknown = () => {}) => {
  const taken: number[] = []
  for (let run = 0; run < times; run++) {
    await before()
    taken.push(await elapsed(work))
  }
  return median(taken)
}

/** How many a second, when `count` pieces of work are done with so many at a time. */
export const rateAt = async (concurrency: number, count: number, work: (at: number) => Promise<unknown>) => {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  const took = await elapsed(() => Promise.all(Array.from({ length: concurrency }, lane)))
  return (count * 1000) / took
}
