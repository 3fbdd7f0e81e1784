import { findFramework } from '#framework/adoption.ts'
import type { Tx } from '#platform/database/door.ts'
import type { ReportContent } from './content.ts'
import { draftReport } from './draft.ts'
import type { ReportAsked } from './gather.ts'
import { fileKinds, renderFiles } from './render/all.ts'
import { reportHtml } from './render/html.tsx'

export type ReportFile = { name: string; content: string | Uint8Array }

/**
 * A report as the figures stand, as four files: web page, Word, PDF and Excel, in that order, each with its name. Null
 * when the council has no such report, or the body does not receive it for that period.
 */
export const reportFiles = async (
  tx: Tx,
  council_id: string,
  asked: Pick<ReportAsked, 'product' | 'period' | 'body'>,
  today: string,
): Promise<ReportFile[] | null> => {
  const framework = await findFramework(tx, council_id)
  if (!framework) return null
  const draft = await draftReport(tx, { ...asked, council_id, framework, today })
  return draft.ok ? filesOf(draft.value) : null
}

const filesOf = async (content: ReportContent): Promise<ReportFile[]> => {
  const { council, product, period, body } = content
  const name = `${council.id}-${product.id}-${period.key}-${body.id}`
  const { word, pdf, excel } = await renderFiles(content)
  return [
    { name: `${name}.html`, content: reportHtml(content) },
    { name: `${name}.${fileKinds.word.ending}`, content: word },
    { name: `${name}.${fileKinds.pdf.ending}`, content: pdf },
    { name: `${name}.${fileKinds.excel.ending}`, content: excel },
  ]
}
