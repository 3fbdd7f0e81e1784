import { type Content, classes, escapeHtml, htmlOf, markup, type Options } from '../markup.ts'
import { type TableHead, type TableProps, tableHtml } from '../table/table.tsx'

export type DataHead = TableHead &
  Options<{
    /** Where clicking the heading goes, and which way it is sorted now, if it is. */
    sort: { readonly href: string; readonly direction?: 'ascending' | 'descending' | undefined }
  }>

export type DataTableProps = Omit<TableProps, 'head' | 'caption' | 'labelled'> & {
  readonly head: readonly DataHead[]
  /** Names the table and, on a narrow screen, the region it scrolls in. */
  readonly caption: string
} & Options<{
    captionHidden: boolean
    empty: Content
    /** Whether a telephone shows each row as a block, every figure under its heading; it does, unless told not to. */
    stack: boolean
  }>

/**
 * A dense table: figures aligned, headings that stay in sight, sorting by link. Too wide for the screen, it scrolls in a
 * region that the keyboard can reach, its first column standing still; on a telephone its rows are blocks. Without rows it
 * says what to do instead.
 */
export const DataTable = (props: DataTableProps) => {
  const { head, rows = [], caption, captionHidden, empty, classes: more, captionClasses, stack = true, ...rest } = props
  if (rows.length === 0 && empty) return <div class="gt-empty">{empty}</div>
  const table = tableHtml({
    ...rest,
    rows,
    head: head.map(sortable),
    caption,
    captionClasses: captionHidden ? 'govuk-visually-hidden' : (captionClasses ?? 'govuk-table__caption--s'),
    classes: classes('gt-table', stack && 'gt-table--stack', more),
    labelled: stack,
    firstCellIsHeader: rest.firstCellIsHeader ?? true,
  })
  return (
    <section class="gt-scroll" aria-label={caption} tabindex={0}>
      {markup(table)}
    </section>
  )
}

const sortable = (cell: DataHead): TableHead => {
  if (!cell.sort) return cell
  const { href, direction } = cell.sort
  const words = cell.html ? htmlOf(cell.html) : escapeHtml(cell.text ?? '')
  const mark = direction
    ? `<span class="gt-sort__mark" aria-hidden="true">${direction === 'ascending' ? '▲' : '▼'}</span>`
    : ''
  return {
    ...cell,
    html: markup(`<a class="gt-sort" href="${escapeHtml(href)}">${words}${mark}</a>`),
    attributes: { ...cell.attributes, 'aria-sort': direction ?? 'none' },
  }
}

/** Above every list: how many in words, and the same list to take away. */
export const ListBar = (props: { count: string; downloads?: readonly { text: string; href: string }[] }) => (
  <div class="gt-list-bar">
    <p class="gt-list-bar__count">{props.count}</p>
    {props.downloads && props.downloads.length > 0 && (
      <ul class="gt-list-bar__downloads" aria-label="Download this list">
        {props.downloads.map(({ text, href }) => (
          <li>
            <a class="govuk-link" href={href} download="">
              {text}
            </a>
          </li>
        ))}
      </ul>
    )}
  </div>
)
