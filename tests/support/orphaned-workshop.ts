import { openWorkshop } from '#platform/workshop/door.ts'
import type { Awkward, Said } from './awkward-program.ts'

/** Starts a workshop whose process tells its number on standard output and then runs without end. */
const program = new URL('awkward-program.ts', import.meta.url).pathname
const terms = { program, at_once: 1, waiting: 1, patience_ms: 60_000, limit_ms: 60_000, rest_ms: 60_000 }
const { make } = openWorkshop<Awkward, Said>(terms)
const made = await make('say who')
if (made.ok) console.log(made.value.pid)
await make('loop')
