import { ok, type Result, refused } from '#kernel/result.ts'
import type { ReportContent } from '../content.ts'
import { reportExcel } from './excel.ts'
import { noPdfWords, reportPdf } from './pdf.ts'
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

const renderers: Record<FileKind, (content: ReportContent) => Promise<Result<Uint8Array, string>>> = {
  word: async (content) => ok(await reportWord(content)),
  pdf: async (content) => {
    const pdf = await reportPdf(content)
    return pdf.ok ? pdf : refused(noPdfWords[pdf.error])
  },
  excel: async (content) => ok(await reportExcel(content)),
}

/** One file of a report, or the sentence that says why it could not be made. */
export const renderFile = (kind: FileKind, content: ReportContent): Promise<Result<Uint8Array, string>> =>
  renderers[kind](content)

/** The three files of a report, from the same content; none of them where one could not be made, and the sentence that says why. */
export const renderFiles = async (content: ReportContent): Promise<Result<ReportFiles, string>> => {
  const pdf = await renderFile('pdf', content)
  if (!pdf.ok) return pdf
  return ok({ word: await reportWord(content), pdf: pdf.value, excel: await reportExcel(content) })
}
