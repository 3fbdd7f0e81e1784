import type { StatusCode } from '#kernel/status.ts'

/**
 * How a status is drawn: a shape that survives grey print, a colour for the shape, a darker ink for its word, and the
 * nearest character for formats that have no drawing inside a line of text.
 */
export type Mark = { shape: string; colour: string; ink: string; glyph: string }

const circle = { shape: 'tick', colour: '#00703c', ink: '#005a30', glyph: '●' }
const triangle = { shape: 'triangle', colour: '#c46200', ink: '#7a3d00', glyph: '▲' }
const square = { shape: 'cross', colour: '#d4351c', ink: '#a1240f', glyph: '■' }
const star = { shape: 'star', colour: '#1d70b8', ink: '#144e81', glyph: '★' }
const diamond = { shape: 'diamond', colour: '#505a5f', ink: '#383f43', glyph: '◇' }
const dashed = { shape: 'dashed', colour: '#505a5f', ink: '#383f43', glyph: '◌' }

const marks: Record<StatusCode, Mark> = {
  exceeded: star,
  'on-target': circle,
  'near-target': triangle,
  'off-target': square,
  'no-target': diamond,
  'not-due': dashed,
  awaiting: dashed,
  late: dashed,
  missing: dashed,
  suspended: dashed,
  suppressed: dashed,
}

const drawings: Record<string, string> = {
  tick: '<circle cx="8" cy="8" r="7.5" fill="#00703c"/><path d="M4.4 8.3l2.5 2.5 4.8-5.2" fill="none" stroke="#fff" stroke-width="1.9"/>',
  triangle: '<path d="M8 .8l7.6 14H.4z" fill="#c46200"/>',
  cross:
    '<path d="M.8.8h14.4v14.4H.8z" fill="#d4351c"/><path d="M4.6 4.6l6.8 6.8m0-6.8l-6.8 6.8" stroke="#fff" stroke-width="1.9"/>',
  star: '<path d="M8 .4l2.3 5 5.4.6-4 3.7 1.1 5.4L8 12.4l-4.8 2.7 1.1-5.4-4-3.7 5.4-.6z" fill="#1d70b8"/>',
  diamond: '<path d="M8 1.2L14.8 8 8 14.8 1.2 8z" fill="none" stroke="#505a5f" stroke-width="1.6"/>',
  dashed: '<circle cx="8" cy="8" r="6.8" fill="none" stroke="#505a5f" stroke-width="1.6" stroke-dasharray="2.6 2.1"/>',
}

export const markOf = (status: StatusCode): Mark => marks[status]

/** The shape alone, 16 by 16, for use beside its word (which says the same, so the drawing is hidden from readers). */
export const markSvg = (status: StatusCode, size = 16): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${drawings[marks[status].shape]}</svg>`
