import { readFile } from 'node:fs/promises'
import { fileFromPath, parseImportMap, printFault, runImport } from '#do/imports/door.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { systemActor } from '#platform/access/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import { inWords } from '../found-council.ts'
import { noteRefused } from './attempts.ts'
import { type Desk, scanning, told, word } from './lines.ts'
import { needed } from './options.ts'

export const importOne = async (desk: Desk): Promise<void> => {
  const { rest, given } = desk
  const file = { kind: word(rest[0]), path: word(rest[1]), council_id: needed(given, 'council'), map: given.map }
  desk.say(told(await importAtCommandLine(scanning(desk), { ...file, dry_run: given['dry-run'] ?? false })))
}

export type FileGiven = { kind: string; path: string; council_id: string; map: string | undefined; dry_run: boolean }

/** Imports a file of any length; says what it came to, or line by line what is wrong with it. */
export const importAtCommandLine = async (
  runner: Runner,
  { kind, path, council_id, map: map_path, dry_run }: FileGiven,
): Promise<Result<string, string>> => {
  const map = map_path === undefined ? ok(undefined) : parseImportMap(await readFile(map_path, 'utf8'))
  if (!map.ok) return refused(String(map.error))
  const actor = systemActor(council_id, 'Command line')
  const progress = (rows: number) => process.stderr.write(`${rows} rows read\n`)
  const input = { kind, file: fileFromPath(path), map: map.value, dry_run, progress }
  const request_id = `cli ${process.pid}`
  const { report, refusal } = await runImport(runner, actor, input, { door: 'cli', request_id })
  await noteRefused(runner.database, { actor, email: null, route: `import ${kind}`, request_id }, refusal)
  if (refusal !== null || report.faults.length > 0) {
    const faults = report.faults.map(printFault)
    const why = faults.length > 0 || refusal === null ? faults : [inWords(refusal)]
    return refused([...why, 'Nothing was imported.'].join('\n'))
  }
  if (report.already !== null) return ok(`This file was imported before, at ${report.already}. Nothing changed.`)
  const dry = dry_run ? '; a dry run, so nothing was kept' : ''
  return ok(`${report.rows_read} rows read, ${report.rows_changed} changed${dry}.`)
}
