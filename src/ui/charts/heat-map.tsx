import { type Content, classes, type Options } from '../markup.ts'

export type HeatCell = {
  /** 1 the least, 5 the most. */
  readonly band: 1 | 2 | 3 | 4 | 5
  /** The band in the council's word: the colour never says it alone. */
  readonly word: string
} & Options<{ children: Content; classes: string }>

export type HeatMapProps = {
  readonly caption: string
  readonly columnsTitle: string
  readonly rowsTitle: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly HeatCell[] }[]
}

/** A risk matrix: a table, because it is one. Each cell says its band in words and holds what falls in it. */
export const HeatMap = ({ caption, columnsTitle, rowsTitle, columns, rows }: HeatMapProps) => (
  <table class="gt-heat-map">
    <caption class="govuk-table__caption">{caption}</caption>
    <thead>
      <tr>
        <th scope="col" class="gt-heat-map__corner">
          {rowsTitle} ↓ {columnsTitle} →
        </th>
        {columns.map((column) => (
          <th scope="col">{column}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ label, cells }) => (
        <tr>
          <th scope="row">{label}</th>
          {cells.map((cell) => (
            <td class={classes(`gt-heat-map__cell gt-heat-map__cell--${cell.band}`, cell.classes)}>
              {cell.children && <div class="gt-heat-map__content">{cell.children}</div>}
              <span class="gt-heat-map__word">{cell.word}</span>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
