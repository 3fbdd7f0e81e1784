import type { StatusCode } from '#kernel/status.ts'
import { type Shape, statusLook } from '#ui/status/look.ts'
import { statusShape } from '#ui/status/shapes.ts'

/** How a status is written where a line of text has no room for a drawing: the character nearest its shape. */
const glyphs: Record<Shape, string> = {
  circle: '●',
  triangle: '▲',
  square: '■',
  star: '★',
  diamond: '◇',
  'dashed-circle': '◌',
  clock: '○',
}

/** Amber dark enough to be read without the outline that its drawn shape has. */
const amberAlone = '#a85b00'

/** A status for paper: `ink` for its word, and its shape as a character with a colour of its own. */
export type Mark = { shape: Shape; ink: string; glyph: string; glyphColour: string }

export function markOf(status: StatusCode): Mark {
  const { shape, ink, fill } = statusLook[status]
  const open = fill === '#ffffff'
  return { shape, ink, glyph: glyphs[shape], glyphColour: shape === 'triangle' ? amberAlone : open ? ink : fill }
}

/** The shape alone, 16 by 16, for use beside its word (which says the same, so the drawing is hidden from readers). */
export const markSvg = (status: StatusCode): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${statusShape(status, 8, 8, 6.8)}</svg>`

/** A colour class for each shape, as a status may not be coloured in a style attribute. */
export const markCss = Object.values(statusLook)
  .map(({ shape, ink }) => `.report-ink-${shape}{color:${ink}}`)
  .filter((rule, at, rules) => rules.indexOf(rule) === at)
  .join('')
