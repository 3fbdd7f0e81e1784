import { raw } from 'hono/html'
import type { StatusCode } from '#kernel/status.ts'
import type { Cell, Column, Row, Table } from '#review/reports/content.ts'
import { sparkline } from './charts.ts'
import { markOf, markSvg } from './marks.ts'
import { columnShares } from './outline.ts'
import { linesOf } from './text.ts'

/**
 * A table with its caption, in a region that scrolls by itself (and by keyboard) where the page is narrow. On a telephone
 * each row is a block, every cell under its heading; the roles say that it is a table still.
 */
export function HtmlTable({ table }: { table: Table }) {
  if (table.rows.length === 0 && table.empty) return <p>{table.empty}</p>
  const shares = columnShares(table)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would make each table a landmark
    <div
      role="group"
      class={`report-table${table.columns.length < 4 ? ' report-narrow' : ''}`}
      id={`table-${table.id}`}
      aria-label={table.caption}
      tabindex={0}
    >
      <table {...is('table')}>
        <caption>{table.caption}</caption>
        <colgroup>
          {shares.map((share) => (
            <col width={`${Math.round(share * 100)}%`} />
          ))}
        </colgroup>
        <thead {...is('rowgroup')}>
          <tr {...is('row')}>
            {table.columns.map((column) => (
              <th scope="col" {...is('columnheader')} class={sideOf(column)}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...is('rowgroup')}>
          {table.rows.map((row) => (
            <HtmlRow row={row} columns={table.columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function StatusWord({ status, word }: { status: StatusCode; word: string }) {
  return (
    <span class={`report-status report-ink-${markOf(status).shape}`}>
      {raw(markSvg(status))}
      {word}
    </span>
  )
}

/** Text with its own line ends kept, and money below nought not parted from its sign. */
export function Lines({ text }: { text: string }) {
  if (!text.includes('\n')) return <>{inWholes(text)}</>
  return (
    <>
      {linesOf(text).map((line, at) => (
        <>
          {at > 0 && <br />}
          {inWholes(line)}
        </>
      ))}
    </>
  )
}

const inWholes = (text: string) =>
  text.split(/(−£[\d.,]*\d)/).map((part) => (part.startsWith('−£') ? <span class="report-whole">{part}</span> : part))

/** What an element is already, said for the browsers that forget it of a table drawn as blocks. */
const is = (role: string) => ({ role })

function HtmlRow({ row, columns }: { row: Row; columns: Column[] }) {
  return (
    <tr {...is('row')} class={row.total ? 'report-total' : undefined}>
      {row.cells.map((cell, at) =>
        at === 0 && row.header !== false ? (
          <th scope="row" {...is('rowheader')} class={sideOf(columns[at])}>
            <CellText cell={cell} />
          </th>
        ) : (
          <td {...is('cell')} data-label={columns[at]?.heading} class={classOf(columns[at], cell)}>
            <CellText cell={cell} />
          </td>
        ),
      )}
    </tr>
  )
}

function CellText({ cell }: { cell: Cell }) {
  const words = cell.status ? <StatusWord status={cell.status} word={cell.text} /> : <Lines text={cell.text} />
  return (
    <>
      {cell.sparkline && <span class="report-spark">{raw(sparkline(cell.sparkline).svg)}</span>}
      {cell.figure ? (
        <a class="report-figure" href={safeHref(cell.figure.href)} title={cell.figure.source}>
          {words}
        </a>
      ) : (
        words
      )}
      {cell.note && <span class="report-cell-note">{cell.note}</span>}
    </>
  )
}

const sideOf = (column: Column | undefined) => (column?.align === 'right' ? 'report-right' : undefined)

/** What is too long for half the width of a telephone has the whole of it. */
const classOf = (column: Column | undefined, cell: Cell) =>
  sideOf(column) ?? (cell.text.length > 60 ? 'report-long' : undefined)

/** Figures lead into the product or to a web page, never to a script. */
const safeHref = (href: string) => (/^(\/(?!\/)|https?:\/\/|#)/.test(href) ? href : '#where-figures-come-from')
