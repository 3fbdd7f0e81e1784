import type { ReportContent } from '../content.ts'
import { reportExcel } from './excel.ts'
import { reportPdf } from './pdf.ts'
import { reportWord } from './word.ts'

export type ReportFiles = { word: Uint8Array; pdf: Uint8Array; excel: Uint8Array }
export type FileKind = keyof ReportFiles

export const fileKinds: Record<FileKind, { ending: string; media_type: string; label: string }> = {
  word: {
    ending: 'docx',
    media_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'Word',
  },
  pdf: { ending: 'pdf', media_type: 'application/pdf', label: 'PDF' },
  excel: {
    ending: 'xlsx',
    media_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: 'Excel',
  },
}

const renderers: Record<FileKind, (content: ReportContent) => Promise<Uint8Array>> = {
  word: reportWord,
  pdf: reportPdf,
  excel: reportExcel,
}

export const renderFile = (kind: FileKind, content: ReportContent): Promise<Uint8Array> => renderers[kind](content)

/** The three files of a report, from the same content. */
export const renderFiles = async (content: ReportContent): Promise<ReportFiles> => ({
  word: await reportWord(content),
  pdf: await reportPdf(content),
  excel: await reportExcel(content),
})
