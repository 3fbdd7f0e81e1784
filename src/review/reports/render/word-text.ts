import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import type { StatusCode } from '#kernel/status.ts'
import { markOf } from './marks.ts'
import { linesOf } from './text.ts'

type Look = { bold?: boolean; color?: string; size?: number; style?: string }

/** Text as runs, its line ends kept; on a line of its own where something stands before it. */
export function textRuns(text: string, look: Look = {}, after = false): TextRun[] {
  return linesOf(text).map((line, at) => new TextRun({ ...look, text: line, ...((at > 0 || after) && { break: 1 }) }))
}

/** A status as its shape and its word; the shape is a character, so that it needs no picture in a line of text. */
export function statusRuns(status: StatusCode, word: string): TextRun[] {
  const { glyph, glyphColour, ink } = markOf(status)
  return [
    new TextRun({ text: glyph, color: glyphColour.slice(1), font: 'Segoe UI Symbol', noProof: true }),
    new TextRun({ text: `\u00a0${word}`, bold: true, color: ink.slice(1) }),
  ]
}

export function linked(runs: TextRun[], link: string | null): ParagraphChild[] {
  return link ? [new ExternalHyperlink({ link, children: runs })] : runs
}
