import { parseArgs } from 'node:util'
import { sealAll } from '#platform/audit/door.ts'
import { fixedClock, systemClock } from '#platform/clock/door.ts'
import { type Config, readConfig } from '#platform/config/door.ts'
import { bringUp, FolderTaken, NotReady, openAsOwner, openConfigured } from '#platform/database/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openPdfs } from '#review/reports/door.ts'
import { fileFault, findLine, type Line, printUsage, refuseUnknownCouncil } from './cli/lines.ts'
import { Misused, type Options, options, Wrong } from './cli/options.ts'
import { commandLines } from './command-lines.ts'
import { listeners } from './listeners.ts'

const run = async (): Promise<void> => {
  const { values: given, positionals } = parseArgs({ options, allowPositionals: true })
  if (given.help === true) return console.log(printUsage(commandLines))
  const found = findLine(commandLines, positionals)
  if (found === null) throw new Misused('')
  const [line, rest] = found
  if ('tell' in line) return line.tell(rest, console.log)
  const config = readConfig(process.env)
  if (!config.ok) throw new Wrong(config.error.join('\n'))
  await withDatabase(line, rest, given, config.value)
}

const withDatabase = async (
  line: Exclude<Line, { tell: unknown }>,
  rest: string[],
  given: Options,
  config: Config,
): Promise<void> => {
  const as_owner = 'owner' in line && line.owner === true
  const database = await (as_owner ? openAsOwner : openConfigured)(config)
  const pdfs = openPdfs({ log: openLog(config.log_level, process.stderr) })
  const desk = { rest, given, config, database, say: console.log, warn: console.error }
  try {
    if ('look' in line) return await line.look(desk)
    const { is_owner, user } = await bringUp(database)
    if (as_owner && !is_owner)
      throw new Wrong(`${user} does not own the database: set DATABASE_OWNER_URL to the address of the user who does.`)
    const today = config.demonstration_today
    const runner = { database, clock: today === null ? systemClock : fixedClock(today), listeners }
    if (!line.new_council) await refuseUnknownCouncil(database, given)
    await line.act({ ...desk, runner })
    await sealAll(database)
  } finally {
    await pdfs.stop()
    await database.close()
  }
}

const wordsTyped = (): string[] => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  return [...positionals, ...Object.values(values).flat().map(String)]
}

/** What to say to the person at the keyboard; null where it is nothing that they can mend. */
const wordsOf = (error: unknown): string | null => {
  if (error instanceof Misused) return [error.message, printUsage(commandLines)].filter(Boolean).join('\n\n')
  if (error instanceof Wrong || error instanceof FolderTaken || error instanceof NotReady) return error.message
  const mistyped = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return mistyped ? error.message : fileFault(error, wordsTyped())
}

try {
  await run()
} catch (error) {
  const words = wordsOf(error)
  if (words === null) throw error
  console.error(words)
  process.exitCode = 1
}
