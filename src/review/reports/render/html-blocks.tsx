import { raw } from 'hono/html'
import type { Block, Chart } from '#review/reports/content.ts'
import { lineChart, narrowLineChart } from './charts.ts'
import { HtmlTable, Lines, StatusWord } from './html-table.tsx'

/** Rows beyond which a chart's table is folded away on screen; in print it is always open. */
const longTable = 6

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export function HtmlBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          {block.strong ? (
            <strong>
              <Lines text={block.text} />
            </strong>
          ) : (
            <Lines text={block.text} />
          )}
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>
              <Lines text={item} />
            </li>
          ))}
        </ul>
      )
    case 'note':
      return (
        <p class="report-note">
          <strong>{block.label}</strong>
          <br />
          <Lines text={block.text} />
        </p>
      )
    case 'status-counts':
      return <StatusCounts {...block} />
    case 'key-figures':
      return <KeyFigures {...block} />
    case 'table':
      return <HtmlTable table={block} />
    case 'chart':
      return <ChartFigure chart={block} />
  }
}

function StatusCounts({ caption, counts }: Of<'status-counts'>) {
  return (
    <>
      <p class="report-counts-label">{caption}</p>
      <ul class="report-counts">
        {counts.map(({ status, word, count }) => (
          <li>
            <StatusWord status={status} word={`${word} ${count}`} />
          </li>
        ))}
      </ul>
    </>
  )
}

function KeyFigures({ items }: Of<'key-figures'>) {
  return (
    <dl class="report-figures">
      {items.map(({ label, value, note }) => (
        <div>
          <dt>{label}</dt>
          <dd class="report-value">{value}</dd>
          {note && <dd>{note}</dd>}
        </div>
      ))}
    </dl>
  )
}

function ChartFigure({ chart }: { chart: Chart }) {
  const table = <HtmlTable table={chart.table} />
  return (
    <figure class="report-chart" id={`figure-${chart.id}`}>
      <figcaption>{chart.title}</figcaption>
      <div class="report-wide">{raw(lineChart(chart).svg)}</div>
      <div class="report-phone">{raw(narrowLineChart(chart).svg)}</div>
      {chart.table.rows.length > longTable ? (
        <details>
          <summary>{chart.table.caption}</summary>
          {table}
        </details>
      ) : (
        table
      )}
    </figure>
  )
}
