import { type Content, markup } from '../markup.ts'
import { type BarChartProps, barChartSvg } from './bar-chart.ts'
import { type LineChartProps, lineChartSvg } from './line-chart.ts'
import { type SparklineProps, sparklineSvg } from './sparkline.ts'

export const Sparkline = (props: SparklineProps) => markup(sparklineSvg(props))

type FigureProps = { readonly id: string; readonly children?: Content }

/** A chart under its finding, its table (the children) beneath it. */
export const LineChart = ({ children, ...chart }: Omit<LineChartProps, 'width' | 'height' | 'id'> & FigureProps) => (
  <ChartFigure
    title={chart.title}
    wide={lineChartSvg({ ...chart, width: 720, height: 300 })}
    narrow={lineChartSvg({ ...chart, id: `${chart.id}-narrow`, width: 345, height: 260 })}
  >
    {children}
  </ChartFigure>
)

export const BarChart = ({ children, ...chart }: Omit<BarChartProps, 'width' | 'id'> & FigureProps) => (
  <ChartFigure
    title={chart.title}
    wide={barChartSvg({ ...chart, width: 720 })}
    narrow={barChartSvg({ ...chart, id: `${chart.id}-narrow`, width: 345 })}
  >
    {children}
  </ChartFigure>
)

/** Drawn twice because words in a picture that is shrunk to a phone cannot be read; only one is shown or announced. */
const ChartFigure = (props: { title: string; wide: string; narrow: string; children: Content }) => (
  <figure class="gt-chart">
    <figcaption class="gt-chart__finding">{props.title}</figcaption>
    <div class="gt-chart__wide">{markup(props.wide)}</div>
    <div class="gt-chart__narrow">{markup(props.narrow)}</div>
    {props.children}
  </figure>
)
