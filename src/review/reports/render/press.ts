import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Log } from '#platform/log/door.ts'
import { installationRoot } from '#platform/root.ts'
import { openWorkshop, type Terms, type Workshop } from '#platform/workshop/door.ts'
import type { ReportContent } from '#review/reports/content.ts'
import type { RenderOptions } from './outline.ts'

/**
 * What the typesetter is asked: a report; `plain` with every uncertain character as its code point; `anew` with nothing kept
 * from earlier reports.
 */
export type PdfOrder = { content: ReportContent; options: RenderOptions; plain: boolean; anew: boolean }
export type Press = Workshop<PdfOrder, Uint8Array>

/** The longest that one attempt may take: some forty times what a large report takes. */
const limit_ms = 10_000

/** Built, the typesetter is a program beside the server; from source, its file. */
const program = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'typesetter.ts')
  : join(installationRoot(), 'dist/typesetter.js')

/**
 * Where PDFs are made. There are fewer at once and waiting than connections to the database, as a release holds one until its
 * files are there.
 */
export const pressTerms: Terms = {
  program,
  at_once: Math.min(4, Math.max(2, availableParallelism() - 1)),
  waiting: 8,
  patience_ms: 30_000,
  limit_ms,
  rest_ms: 600_000,
  onLost: (lost) => log?.error({ ...lost, limit_ms }, 'The typesetter of PDFs was lost'),
}

let log: Log | undefined

/** The one of this process; its typesetters start when a PDF is wanted. */
export const standingPress: Press = openWorkshop(pressTerms)

/** From now on the log tells of typesetters lost. `stop` ends those there are. */
export const openPdfs = (parts: { log: Log }): { stop: () => Promise<void> } => {
  log = parts.log
  return { stop: standingPress.close }
}
