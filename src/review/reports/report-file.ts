import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '#kernel/result.ts'
import type { Database } from '#platform/database/door.ts'
import type { ReportContent } from './content.ts'
import { draftReport } from './draft.ts'
import type { ReportAsked } from './gather.ts'
import { fileKinds, renderFiles } from './render/all.ts'
import { reportHtml } from './render/html.tsx'

/**
 * Writes a report into a folder as web page, Word, PDF and Excel and returns their paths. The folder is made when it is
 * not there. It is the draft as the figures stand; refused with a sentence when there is no such report, or one of its files
 * cannot be made: then nothing is written.
 */
export const writeReportFiles = async (
  database: Database,
  asked: ReportAsked,
  folder: string,
): Promise<Result<string[], string>> => {
  const draft = await database.asCouncil(asked.council_id, (tx) => draftReport(tx, asked))
  return draft.ok ? writeFiles(draft.value, folder) : draft
}

const writeFiles = async (content: ReportContent, folder: string): Promise<Result<string[], string>> => {
  const { council, product, period, body } = content
  const name = join(folder, `${council.id}-${product.id}-${period.key}-${body.id}`)
  const rendered = await renderFiles(content)
  if (!rendered.ok) return rendered
  const files = rendered.value
  const all: [string, string | Uint8Array][] = [
    [`${name}.html`, reportHtml(content)],
    [`${name}.${fileKinds.word.ending}`, files.word],
    [`${name}.${fileKinds.pdf.ending}`, files.pdf],
    [`${name}.${fileKinds.excel.ending}`, files.excel],
  ]
  await mkdir(folder, { recursive: true })
  for (const [path, data] of all) await writeFile(path, data)
  return ok(all.map(([path]) => path))
}
