import type { StatusCode } from '#kernel/status.ts'

export type Shape = 'circle' | 'triangle' | 'square' | 'star' | 'diamond' | 'dashed-circle' | 'clock'

/**
 * How a status looks: a shape, which is enough by itself, and a colour, which is never enough by itself.
 * `ink` colours the word and the shape's outline (at least 4.5:1 on white and on the pale rows), `fill` the shape,
 * `sign` the tick, cross or hands inside it. No other part of the product may use these colours.
 */
export type StatusLook = { readonly shape: Shape; readonly ink: string; readonly fill: string; readonly sign?: string }

const dark = '#0b0c0c'
const grey = '#505a5f'
const waiting: StatusLook = { shape: 'dashed-circle', ink: grey, fill: '#ffffff' }
/** Somebody owes it and the day has passed: told from what is merely awaited without reading the word. */
const overdue: StatusLook = { shape: 'clock', ink: dark, fill: '#ffffff', sign: dark }

export const statusLook: Readonly<Record<StatusCode, StatusLook>> = {
  exceeded: { shape: 'star', ink: '#144e81', fill: '#144e81' },
  'on-target': { shape: 'circle', ink: '#00632f', fill: '#00632f', sign: '#ffffff' },
  'near-target': { shape: 'triangle', ink: dark, fill: '#ffbf47' },
  'off-target': { shape: 'square', ink: '#b0120a', fill: '#b0120a', sign: '#ffffff' },
  'no-target': { shape: 'diamond', ink: grey, fill: '#ffffff' },
  'not-due': waiting,
  awaiting: waiting,
  late: overdue,
  missing: overdue,
  suspended: waiting,
  suppressed: waiting,
}

/** The backgrounds a status may stand on: the page, a pale row, a total row. */
export const statusBackgrounds = ['#ffffff', '#f4f6f8', '#eef1f3'] as const
