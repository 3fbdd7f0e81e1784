import type { Result } from '#kernel/result.ts'
import { listCouncils } from '#platform/access/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import type { Config } from '#platform/config/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openScan } from '#platform/hardening/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openSignIn, type SignIn } from '#platform/sign-in/door.ts'
import { Misused, type Options, Wrong } from './options.ts'

/** What was typed, and what it is done with. `rest` are the words after the name of the line. */
export type Desk = {
  rest: readonly string[]
  given: Options
  config: Config
  database: Database
  runner: Runner
  /** Says a line to whoever asked. */
  say: Say
  /** Says what is beside the answer, and no part of it. */
  warn: Say
}
export type Say = (line: string) => void

/** What the command line understands: the words it begins with, what else is typed, and what is done. */
export type Line = { name: string; takes?: string; note?: string } & (Acts | Looks | Tells)

/**
 * `owner` where it alters the schema or the list of councils; everything else is done as the user who serves. `new_council` where
 * --council may name one that there is not: it comes to be, or the line tells of it in its own way.
 */
type Acts = { act: (desk: Desk) => Promise<void>; owner?: true; new_council?: true }
/** For a database that may not be at the newest schema, and is left as it is. */
type Looks = { look: (desk: Omit<Desk, 'runner'>) => Promise<void> }
/** Needs neither settings nor a database. */
type Tells = { tell: (rest: readonly string[], say: Say) => void }

/** The line that somebody's words begin with, and the words after its name; null where there is none. */
export const findLine = (lines: readonly Line[], words: readonly string[]): [Line, string[]] | null => {
  for (const line of lines) {
    const name = line.name.split(' ')
    if (name.every((word, at) => word === words[at])) return [line, words.slice(name.length)]
  }
  return null
}

/** Said to whoever asks for what there is not: each line with what it takes, notes in one column. */
export const printUsage = (lines: readonly Line[]): string => {
  const typed = ({ name, takes }: Line) => `  golden-thread ${name}${takes === undefined ? '' : ` ${takes}`}`
  const column = Math.max(0, ...lines.filter(({ note }) => note !== undefined).map((line) => typed(line).length)) + 2
  const printed = lines.map((line) =>
    line.note === undefined ? typed(line) : `${typed(line).padEnd(column)}(${line.note})`,
  )
  return `golden-thread: corporate performance management for councils\n\n${printed.join('\n')}\n`
}

/** Throws Wrong for a council that there is not: about it nothing could be said, and nothing would look like all is well. */
export const refuseUnknownCouncil = async (database: Database, { council }: Options): Promise<void> => {
  if (council === undefined) return
  const councils = await listCouncils(database.kysely)
  if (!councils.some(({ council_id }) => council_id === council)) throw new Wrong(`There is no council ${council}.`)
}

/** Of a file that was typed and cannot be used, why; null for every other fault. */
export const fileFault = (error: unknown, typed: readonly string[]): string | null => {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return null
  const path = String(error.path)
  if (!typed.some((word) => word === path || path.startsWith(`${word}/`))) return null
  return error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be used (${String(error.code)}).`
}

/** What came of it, in words; throws Wrong where it was refused. */
export const told = (done: Result<string, string>): string => {
  if (!done.ok) throw new Wrong(done.error)
  return done.value
}

/** A word without which the line means nothing. */
export const word = (word: string | undefined): string => {
  if (word === undefined) throw new Misused('')
  return word
}

export const signInOf = ({ database, config }: Desk): SignIn =>
  openSignIn({ database, config, log: openLog(config.log_level) })

/** For files from elsewhere; a framework's own file is the operator's. */
export const scanning = ({ runner, config }: Desk): Runner => ({
  ...runner,
  scan: openScan(config.scanner, openLog(config.log_level, process.stderr)),
})
