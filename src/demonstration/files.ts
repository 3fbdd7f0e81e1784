import { readFile } from 'node:fs/promises'
import { parse as parseCsv } from 'csv-parse/sync'
import { z } from 'zod'
import type { NewPerson } from '#platform/access/door.ts'
import { appraisalsFile } from './appraisals.ts'
import { postsFile } from './posts.ts'

/** demo/COUNCIL/council.yaml */
export const councilFile = z.object({
  council: z.string(),
  framework: z.string(),
  illustrative: z.string().optional(),
  figures_source: z.string().optional(),
  posts: postsFile,
  appraisals: appraisalsFile,
  reports_released: z.array(z.object({ product: z.string(), period: z.string(), body: z.string() })).default([]),
})

export type CouncilFile = z.output<typeof councilFile>

/** demo/cast.yaml: people made up for the demonstration, some of them in several councils. */
export const castFile = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      post: z.string().default(''),
      email: z.string(),
      councils: z.array(
        z.object({
          council: z.string(),
          roles: z.array(z.object({ role: z.string(), scope: z.string() })).default([]),
        }),
      ),
    }),
  ),
})
export type Cast = z.output<typeof castFile>

/** The statuses a council printed, which no import kind brings: they are set beside the computed ones. */
export const publishedRows = async (path: string) => {
  const rows = await csvRows(path)
  return rows.map(({ measure, period, status, direction, printed_as, reason, source }) => ({
    measure_code: measure,
    period_key: period,
    status,
    direction: direction === '' ? null : direction,
    printed_as,
    reason,
    source,
  }))
}

/** A report of which not every figure could be read names none, and is kept for its counts alone. */
export const publishedCountRows = async (path: string) => {
  const count = (cell: string | undefined) => (cell === undefined || cell === '' ? null : Number(cell))
  const rows = await csvRows(path)
  return rows.map((row) => ({
    report_code: row.report_id,
    body_name: row.committee,
    period_key: row.period,
    on_target: count(row.green),
    near_target: count(row.amber),
    off_target: count(row.red),
    figures: (row.figures ?? '')
      .split(';')
      .filter(Boolean)
      .map((figure) => {
        const [measure_code, period_key = row.period] = figure.split(' ')
        return { measure_code, period_key }
      }),
    reason: row.reason,
    source: row.source,
  }))
}

const csvRows = async (path: string): Promise<Record<string, string>[]> => {
  const text = (await readFile(path, 'utf8')).replace(/^# .*\r?\n/, '')
  return parseCsv(text, { columns: true, bom: true })
}

/** Those of the cast who are in a council, with their roles there. */
export const peopleOf = (cast: Cast, council_id: string): NewPerson[] =>
  cast.people.flatMap((person) =>
    person.councils
      .filter(({ council }) => council === council_id)
      .map(({ roles }) => ({
        person_id: person.id,
        name: person.name,
        post: person.post,
        email: person.email,
        roles: roles.map(({ role, scope }) => {
          const [scope_kind = 'council', scope_code = ''] = scope.split(':')
          return { role_code: role, scope_kind, scope_code }
        }),
      })),
  )
