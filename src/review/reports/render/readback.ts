import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { ReportContent } from '#review/reports/content.ts'
import type { RenderOptions } from './outline.ts'
import { reportPdf } from './pdf.ts'

/** For tests: what a reader finds in a finished file. */
export const entry = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array())

export const entryNames = (file: Uint8Array): string[] => Object.keys(unzipSync(file))

/** The text of markup, tags out and entities read; `breaks` names the elements that end a line. */
export function markupText(markup: string, breaks: RegExp): string {
  return markup
    .replace(breaks, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => entities[name as keyof typeof entities])
}

/** The PDF of a report that can be made. */
export async function madePdf(content: ReportContent, options?: RenderOptions): Promise<Uint8Array> {
  const made = await reportPdf(content, options)
  if (!made.ok) throw new Error(`no PDF was made: ${made.error}`)
  return made.value
}

/** The text of a PDF by pdftotext, or null where that is not installed. */
export function pdfText(pdf: Uint8Array): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  try {
    writeFileSync(join(folder, 'report.pdf'), pdf)
    return execFileSync('pdftotext', ['-raw', join(folder, 'report.pdf'), '-'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString()
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Without white space, for finding words whatever the line ends. */
export const packed = (text: string): string => text.replace(/[\s\u00a0\u2002]+/g, '')

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
