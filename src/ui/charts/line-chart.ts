import { lineAxes } from './line-chart-axes.ts'
import { lineLabels } from './line-chart-labels.ts'
import { breakMarks, forecastFan, pointMarks, targetMarks, valueMarks } from './line-chart-marks.ts'
import { type LineChartProps, layOut } from './line-chart-plot.ts'
import { svg } from './svg.ts'

export type { ForecastPoint, LineChartProps, LinePoint } from './line-chart-plot.ts'

/** A measure over time: line, target dashed, tolerance pale, forecast dotted, statuses by shape, gaps where nothing is. */
export const lineChartSvg = (props: LineChartProps): string => {
  const plot = layOut(props)
  const inner =
    targetMarks(plot) +
    lineAxes(plot) +
    forecastFan(plot) +
    breakMarks(plot, props.breaks ?? []) +
    valueMarks(plot, props.breaks ?? []) +
    pointMarks(plot) +
    lineLabels(plot)
  return svg(
    { width: plot.width, height: plot.height, title: props.title, description: props.alt, id: props.id },
    inner,
  )
}
