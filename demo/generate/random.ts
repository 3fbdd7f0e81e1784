/** A seeded stream of numbers with mean 0 and spread 1: the same seed gives the same history on every machine. */
export const noiseFrom = (seed: string): (() => number) => {
  const uniform = mulberry(hash(seed))
  // The sum of twelve uniforms less six is close enough to normal, and has no wild tails.
  return () => Array.from({ length: 12 }, uniform).reduce((sum, u) => sum + u, -6)
}

const hash = (text: string): number =>
  [...text].reduce((h, letter) => Math.imul(h ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261)

const mulberry = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
