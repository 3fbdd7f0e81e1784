import type { StatusCode } from '#kernel/status.ts'
import { type Shape, statusLook } from './look.ts'

const round = (value: number): string => String(Math.round(value * 100) / 100)

/**
 * The shape of a status as SVG elements around (x, y), `r` being about half its width. Presentation attributes only, so
 * that the same text draws in a page, in Word and in a PDF. The tick, cross and hands are left out below a radius of 6.
 */
export const statusShape = (status: StatusCode, x: number, y: number, r: number): string => {
  const look = statusLook[status]
  const stroke = ` fill="${look.fill}" stroke="${look.ink}" stroke-width="${round(Math.max(1, r / 6))}"`
  return outline(look.shape, x, y, r, stroke) + (look.sign && r >= 6 ? sign(look.shape, x, y, r, look.sign) : '')
}

const outline = (shape: Shape, x: number, y: number, r: number, paint: string): string => {
  switch (shape) {
    case 'circle':
    case 'clock':
      return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}"${paint}/>`
    case 'dashed-circle':
      return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r * 0.92)}"${paint} stroke-dasharray="${round(r / 2.4)} ${round(r / 3.2)}"/>`
    case 'square':
      return `<rect x="${round(x - r * 0.92)}" y="${round(y - r * 0.92)}" width="${round(r * 1.84)}" height="${round(r * 1.84)}"${paint}/>`
    case 'triangle':
      return path(
        [
          [0, -1],
          [1.1, 0.9],
          [-1.1, 0.9],
        ],
        x,
        y,
        r,
        paint,
      )
    case 'diamond':
      return path(
        [
          [0, -1.1],
          [1.1, 0],
          [0, 1.1],
          [-1.1, 0],
        ],
        x,
        y,
        r,
        paint,
      )
    case 'star':
      return path(starPoints, x, y, r * 1.15, paint)
  }
}

const starPoints = Array.from({ length: 10 }, (_, point): [number, number] => {
  const reach = point % 2 === 0 ? 1 : 0.45
  const angle = (point * Math.PI) / 5
  return [Math.sin(angle) * reach, -Math.cos(angle) * reach]
})

const path = (points: [number, number][], x: number, y: number, r: number, paint: string): string =>
  `<path d="M${points.map(([dx, dy]) => `${round(x + dx * r)} ${round(y + dy * r)}`).join('L')}Z"${paint} stroke-linejoin="round"/>`

const sign = (shape: Shape, x: number, y: number, r: number, colour: string): string => {
  const at = (dx: number, dy: number): string => `${round(x + dx * r)} ${round(y + dy * r)}`
  const d =
    shape === 'circle'
      ? `M${at(-0.5, 0.05)}L${at(-0.12, 0.42)}L${at(0.52, -0.38)}`
      : shape === 'clock'
        ? `M${at(0, -0.6)}L${at(0, 0.08)}L${at(0.42, 0.3)}`
        : `M${at(-0.45, -0.45)}L${at(0.45, 0.45)}M${at(0.45, -0.45)}L${at(-0.45, 0.45)}`
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(r / 3.6)}"/>`
}
