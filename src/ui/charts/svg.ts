import { escapeHtml } from '../markup.ts'

/** Names without quotes, so that they need none inside an attribute; the last ones are there for Word and PDF. */
const fonts = 'Arial, Helvetica, Liberation Sans, Source Sans 3, sans-serif'

/** Inks of a chart. Status colours are not among them: a point takes its own from its status. */
export const ink = {
  line: '#26374a',
  bar: '#5d7186',
  target: '#0b0c0c',
  words: '#0b0c0c',
  quiet: '#505a5f',
  grid: '#d8dde0',
  band: '#e1e6ea',
  paper: '#ffffff',
} as const

/** `id` must be the chart's own on its page: the accessible name is tied to it. Left out, the name is the title alone. */
export type Frame = {
  width: number
  height: number
  title: string
  description?: string | undefined
  id?: string | undefined
}

/** A whole picture. Presentation attributes only: the same text goes into a page, a PDF and a Word file. */
export const svg = ({ width, height, title, description, id }: Frame, inner: string): string => {
  const name = id ? `${escapeHtml(id)}-title` : ''
  const more = id && description ? `${escapeHtml(id)}-desc` : ''
  const labelled = name ? ` aria-labelledby="${name}"` : ''
  const described = more ? ` aria-describedby="${more}"` : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"` +
    `${labelled}${described} font-family="${fonts}"><title${name && ` id="${name}"`}>${escapeHtml(title)}</title>` +
    (description ? `<desc${more && ` id="${more}"`}>${escapeHtml(description)}</desc>` : '') +
    `${inner}</svg>`
  )
}

/** Coordinates to a tenth of a pixel: finer is only longer. */
export const at = (value: number): number => Math.round(value * 10) / 10

type TextLook = { anchor?: 'start' | 'middle' | 'end'; fill?: string; size?: number; bold?: boolean }

export const text = (words: string, x: number, y: number, look: TextLook = {}): string => {
  const anchor = look.anchor && look.anchor !== 'start' ? ` text-anchor="${look.anchor}"` : ''
  const weight = look.bold ? ' font-weight="bold"' : ''
  return `<text x="${at(x)}" y="${at(y)}" font-size="${look.size ?? textSize}" fill="${look.fill ?? ink.words}"${anchor}${weight}>${escapeHtml(words)}</text>`
}

export const textSize = 13

/** About how wide words will be, in pixels; the real font is only known where the picture is shown. */
export const widthOf = (words: string, size: number = textSize): number => words.length * size * 0.56

export const rule = (x1: number, y1: number, x2: number, y2: number, paint: string): string =>
  `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" ${paint}/>`
