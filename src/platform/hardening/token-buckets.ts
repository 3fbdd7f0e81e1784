export type Rate = {
  /** How many may come at once. */
  readonly burst: number
  /** How many more each second. */
  readonly per_second: number
}

export type TokenBuckets = {
  /** 0 when `key` may go on; otherwise the seconds to wait, a whole number of at least 1. */
  readonly take: (key: string, cost?: number) => number
  readonly size: () => number
}

type Bucket = { left: number; at: number }

const mostKeys = 50_000
/** Forgetting goes through all of them, so it makes room for many at once. */
const keptKeys = 40_000

/**
 * Counts what each key has spent, in this process: a bucket of `burst` tokens that fills again at `per_second`. A full
 * bucket is the same as none, so the full ones are forgotten when there are many; when none is full, the oldest are.
 */
export const tokenBuckets = (
  { burst, per_second }: Rate,
  now: () => number = () => performance.now(),
): TokenBuckets => {
  const buckets = new Map<string, Bucket>()
  const filled = ({ left, at }: Bucket, moment: number) => Math.min(burst, left + ((moment - at) / 1000) * per_second)

  const forget = (moment: number) => {
    for (const [key, bucket] of buckets) if (filled(bucket, moment) >= burst) buckets.delete(key)
    for (const key of buckets.keys()) {
      if (buckets.size < keptKeys) break
      buckets.delete(key)
    }
  }

  return {
    take: (key, cost = 1) => {
      const moment = now()
      const bucket = buckets.get(key)
      const left = bucket === undefined ? burst : filled(bucket, moment)
      if (bucket === undefined && buckets.size >= mostKeys) forget(moment)
      const spent = left >= cost
      buckets.delete(key) // the last to come stands last
      buckets.set(key, { left: spent ? left - cost : left, at: moment })
      return spent ? 0 : Math.max(1, Math.ceil((cost - left) / per_second))
    },
    size: () => buckets.size,
  }
}
