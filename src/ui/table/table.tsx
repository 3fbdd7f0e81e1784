import {
  type Attributes,
  attributeText,
  type Content,
  classes,
  escapeHtml,
  htmlOf,
  markup,
  type Options,
} from '../markup.ts'

export type TableHead = Options<{
  text: string
  html: Content
  format: 'numeric'
  classes: string
  colspan: number
  rowspan: number
  attributes: Attributes
}>
export type TableCell = TableHead

export type TableProps = Options<{
  head: readonly TableHead[]
  rows: readonly (readonly TableCell[] | null | undefined | false)[]
  caption: string
  captionClasses: string
  firstCellIsHeader: boolean
  classes: string
  attributes: Attributes
  /**
   * Each cell has its heading with it, for a screen too narrow for columns, and says what it is: drawn as anything but
   * a table, some browsers would no longer tell that it is one.
   */
  labelled: boolean
}>

/**
 * Written as a string, not as elements: a list of a thousand measures is eight thousand cells, and every element costs.
 * Text is escaped here; `html` is an element or markup made safe where it was made.
 */
export const Table = (props: TableProps) => markup(tableHtml(props))

export const tableHtml = (props: TableProps): string =>
  `<table class="${escapeHtml(classes('govuk-table', props.classes))}"${role('table', props.labelled)}${attributeText(props.attributes)}>` +
  captionHtml(props) +
  (props.head ? headHtml(props.head, props.labelled) : '') +
  `<tbody class="govuk-table__body"${role('rowgroup', props.labelled)}>` +
  `${rowsHtml(props.rows ?? [], props.firstCellIsHeader, props.labelled ? props.head?.map(labelOf) : undefined)}</tbody></table>`

const role = (name: string, labelled: boolean | undefined): string => (labelled ? ` role="${name}"` : '')

/** As an attribute; empty for a heading that is not text. */
const labelOf = ({ text }: TableHead): string => escapeHtml(text ?? '')

const captionHtml = ({ caption, captionClasses }: TableProps): string =>
  caption
    ? `<caption class="${escapeHtml(classes('govuk-table__caption', captionClasses))}">${escapeHtml(caption)}</caption>`
    : ''

const headHtml = (head: readonly TableHead[], labelled: boolean | undefined): string =>
  `<thead class="govuk-table__head"${role('rowgroup', labelled)}><tr class="govuk-table__row"${role('row', labelled)}>${head
    .map((cell) => `<th scope="col"${role('columnheader', labelled)}${cellHtml(cell, 'header')}</th>`)
    .join('')}</tr></thead>`

/** The rows alone, for a page that adds its own frame. */
export const rowsHtml = (
  rows: NonNullable<TableProps['rows']>,
  firstCellIsHeader = false,
  labels?: readonly string[],
): string => {
  const labelled = labels !== undefined
  let html = ''
  for (const row of rows) {
    if (!row) continue
    html += `<tr class="govuk-table__row"${role('row', labelled)}>`
    for (const [index, cell] of row.entries()) {
      html +=
        index === 0 && firstCellIsHeader
          ? `<th scope="row"${role('rowheader', labelled)}${cellHtml({ ...cell, format: undefined }, 'header')}</th>`
          : `<td${labelled ? ` role="cell" data-label="${labels[index] ?? ''}"` : ''}${cellHtml(cell, 'cell')}</td>`
    }
    html += '</tr>'
  }
  return html
}

/** The rest of a cell's opening tag, and what it holds. */
const cellHtml = (cell: TableCell, kind: 'cell' | 'header'): string => {
  const content = cell.html ? htmlOf(cell.html) : escapeHtml(String(cell.text ?? ''))
  const format = cell.format ? ` govuk-table__${kind}--${cell.format}` : ''
  const more = cell.classes ? ` ${escapeHtml(cell.classes)}` : ''
  const colspan = cell.colspan ? ` colspan="${cell.colspan}"` : ''
  const rowspan = cell.rowspan ? ` rowspan="${cell.rowspan}"` : ''
  return ` class="govuk-table__${kind}${format}${more}"${colspan}${rowspan}${attributeText(cell.attributes)}>${content}`
}
