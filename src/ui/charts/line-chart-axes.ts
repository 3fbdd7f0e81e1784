import { isWordUnit, type Plot } from './line-chart-plot.ts'
import { tickLabel } from './scale.ts'
import { ink, rule, text, widthOf } from './svg.ts'

/** Pale rules at each tick, the periods below, and the unit above when the ticks do not carry it. */
export const lineAxes = (plot: Plot): string => gridAndTicks(plot) + periods(plot) + unitAbove(plot)

const gridAndTicks = ({ ticks, left, right, unit, y }: Plot): string =>
  ticks
    .map(
      (tick) =>
        rule(left, y(tick), right, y(tick), `stroke="${ink.grid}" stroke-width="1"`) +
        text(tickLabel(tick, unit), left - 6, y(tick) + 4, { anchor: 'end', fill: ink.quiet }),
    )
    .join('')

/** Thinned from the right, so that the latest period is always named. */
const periods = (plot: Plot): string => {
  const all = [...plot.points, ...plot.forecast]
  const widest = Math.max(0, ...all.map(({ label }) => widthOf(label)))
  const spacing = all.length > 1 ? plot.x(1) - plot.x(0) : plot.right - plot.left
  const every = Math.max(1, Math.ceil((widest + 10) / spacing))
  const last = all.length - 1
  return all
    .filter(({ index }) => (last - index) % every === 0)
    .map(({ index, label }) => {
      const half = widthOf(label) / 2
      const x = Math.min(plot.width - half, Math.max(half, plot.x(index)))
      return (
        rule(plot.x(index), plot.bottom, plot.x(index), plot.bottom + 5, `stroke="${ink.quiet}" stroke-width="1"`) +
        text(label, x, plot.bottom + 20, { anchor: 'middle', fill: ink.quiet })
      )
    })
    .join('')
}

const unitAbove = ({ unit, left }: Plot): string =>
  isWordUnit(unit) ? text(unit, Math.max(0, left - 6 - Math.min(left - 6, widthOf(unit))), 12, { fill: ink.quiet }) : ''
