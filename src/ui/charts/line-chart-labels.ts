import type { Plot } from './line-chart-plot.ts'
import { ink, text } from './svg.ts'

type EndLabel = { words: string; y: number; bold?: boolean; fill?: string }

/** Lines are named at their ends, so no legend is needed; names that would touch are moved apart. */
export const lineLabels = (plot: Plot): string =>
  apart(endLabels(plot), 17, plot.top, plot.bottom)
    .map(({ words, y, bold, fill }) =>
      text(words, plot.right + 6, y + 4, { bold: bold ?? false, fill: fill ?? ink.words }),
    )
    .join('')

const endLabels = (plot: Plot): EndLabel[] => {
  const last = plot.points.findLast(({ number }) => number !== null)
  const target = [...plot.points, ...plot.forecast].findLast((point) => point.target !== null)?.target ?? null
  const forecast = plot.forecast.findLast(({ number }) => number !== null)
  return [
    ...(last?.number == null ? [] : [{ words: last.text, y: plot.y(last.number), bold: true }]),
    ...(target === null ? [] : [{ words: `Target ${plot.targetText}`, y: plot.y(target) }]),
    ...(forecast?.number == null
      ? []
      : [{ words: `Forecast ${forecast.text}`, y: plot.y(forecast.number), fill: ink.quiet }]),
  ]
}

/** Keeps labels at least `gap` apart and within the plot: down from the top, then up again from the bottom. */
export const apart = (labels: EndLabel[], gap: number, top: number, bottom: number): EndLabel[] => {
  const placed = labels.map((label) => ({ ...label })).sort((a, b) => a.y - b.y)
  let least = top
  for (const label of placed) {
    label.y = Math.max(label.y, least)
    least = label.y + gap
  }
  let most = bottom
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, most)
    most = label.y - gap
  }
  return placed
}
