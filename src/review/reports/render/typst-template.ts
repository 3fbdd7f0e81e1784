/**
 * The paper as Typst sets it. It is the same for every report: what a report says comes in as JSON through `sys.inputs`
 * and is only ever shown as text, so nothing a person types is read as Typst.
 */
export const typstTemplate = `
#let report = json(bytes(sys.inputs.report))
#let grey = rgb("#383f43")
#let rule = 0.5pt + rgb("#b1b4b6")
#let released = if report.released == none { none } else { datetime(..report.released) }

#set document(title: report.title, author: report.council, date: released)
#set text(font: "Source Sans 3", size: 10.5pt, lang: "en", region: "GB", number-width: "tabular", hyphenate: false)
#set par(leading: 0.6em, spacing: 0.9em)
#set page(
  paper: "a4",
  margin: (x: 18mm, top: 24mm, bottom: 22mm),
  header: context {
    set text(8.5pt, fill: grey)
    block(width: 100%, inset: (bottom: 4pt), stroke: (bottom: rule), grid(
      columns: (1fr, auto), [#report.running], [#report.standing],
    ))
  },
  footer: context {
    set text(8.5pt, fill: grey)
    grid(
      columns: (1fr, auto), [#report.illustrative],
      [Page #counter(page).display() of #counter(page).final().first()],
    )
  },
)
#set heading(numbering: "1.1")
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => {
  set text(16pt, weight: "bold")
  block(above: 2em, below: 0.8em, width: 100%, inset: (top: 7pt), stroke: (top: 1.5pt + rgb(report.colour)), it)
}
#show heading.where(level: 2): it => { set text(12.5pt, weight: "bold"); block(above: 1.7em, below: 0.7em, it) }
#show title: set text(24pt, weight: "bold")
#show figure: set block(breakable: true)
#show figure: set align(left)
#show figure.caption: it => block(sticky: true, below: 0.6em, width: 100%, text(weight: "semibold", it.body))
#set figure.caption(position: top)
#set figure(numbering: none, supplement: none, gap: 0.5em)
#set list(marker: [•], indent: 0.4em, spacing: 0.6em)

// Money below nought is not parted from its sign.
#show regex("−£[0-9.,]*[0-9]"): it => box(it)

#let drawing(key, alt, width) = image(bytes(report.drawings.at(key)), format: "svg", width: width, alt: alt)
#let mark(status) = box(baseline: 12%, pdf.artifact(image(bytes(report.marks.at(status).svg), format: "svg", height: 0.75em)))
#let status-word(status, word) = {
  mark(status)
  h(0.3em)
  text(fill: rgb(report.marks.at(status).ink), weight: "semibold", word)
}

#let cell-body(cell) = {
  if "spark" in cell { block(below: 0.3em, drawing(cell.spark.key, cell.spark.alt, cell.spark.width * 0.75pt)) }
  let words = if "status" in cell { status-word(cell.status, cell.text) } else { text(cell.text) }
  if "link" in cell { link(cell.link, words) } else { words }
  if "note" in cell { linebreak(); text(0.85em, fill: grey, cell.note) }
}

#let data-table(it) = {
  if it.rows.len() == 0 and it.empty != none { return par[#it.empty] }
  let last = it.rows.len()
  figure(kind: table, caption: text(it.caption), {
    set text(if it.columns.len() > 7 { 8.5pt } else { 9.5pt })
    set par(leading: 0.5em)
    table(
      columns: it.shares.map(share => share * 1fr),
      align: (x, y) => if it.columns.at(x).right { right + top } else { left + top },
      inset: (x, y) => (left: if x == 0 { 0pt } else { 5pt }, right: if x + 1 == it.columns.len() { 0pt } else { 5pt }, y: 4pt),
      stroke: (x, y) => (
        top: if y > 0 and it.rows.at(y - 1).total { 1pt } else { none },
        bottom: if y == 0 { 1pt } else { rule },
      ),
      table.header(..it.columns.map(column => table.cell(align: bottom + if column.right { right } else { left }, text(weight: "semibold", column.heading)))),
      ..it.rows.map(row => row.cells.map(cell => table.cell(
        breakable: row.cells.len() < 4,
        if row.total { strong(cell-body(cell)) } else { cell-body(cell) },
      ))).flatten(),
    )
  })
}

#let blocks = (
  paragraph: it => block(sticky: it.sticky, par(if it.strong { strong(it.text) } else { text(it.text) })),
  list: it => list(..it.items.map(item => text(item))),
  note: it => block(inset: (left: 9pt, y: 2pt), stroke: (left: 3pt + rgb("#b1b4b6")), { strong(it.label); linebreak(); text(it.text) }),
  status-counts: it => {
    block(above: 1.4em, below: 0.7em, sticky: true, strong(it.caption))
    par(it.counts.map(count => box(status-word(count.status, count.word + " " + str(count.count)))).join(h(1.6em)))
  },
  key-figures: it => block(above: 1.4em, below: 1.4em, grid(
    columns: calc.min(it.items.len(), 4) * (1fr,), column-gutter: 12pt, row-gutter: 12pt,
    ..it.items.map(item => {
      text(fill: grey, item.label)
      linebreak()
      text(14pt, weight: "bold", item.value)
      if item.note != none { linebreak(); text(9pt, item.note) }
    }),
  )),
  table: data-table,
  chart: it => block(breakable: false, above: 1.6em, below: 1.6em, {
    figure(kind: "chart", caption: text(it.title), drawing(it.drawing.key, it.alt, calc.min(it.drawing.width * 0.75pt, 490pt)))
    data-table(it.table)
  }),
)

#let section(it) = [
  #heading(level: it.level, text(it.heading))
  #label("s-" + it.number)
  #for item in it.blocks { (blocks.at(item.kind))(item) }
]

#text(fill: grey)[#report.council]
#v(-0.2em)
#title()
#par({ strong(report.standing); text(report.signed); text(". " + report.purpose) })
#if report.illustrative != "" { block(stroke: 0.5pt, inset: 5pt, text(report.illustrative)) }
#v(0.5em)
#for entry in report.cover {
  block(width: 100%, inset: (y: 5pt), spacing: 0pt, stroke: (bottom: rule), grid(
    columns: (42mm, 1fr), column-gutter: 10pt, strong(entry.label),
    entry.text.map(line => text(line)).join(parbreak()),
  ))
}
#v(0.8em)
#show outline.entry.where(level: 1): set text(weight: "semibold")
#block(breakable: report.groups.map(group => group.sections.len()).sum(default: 0) > 45, outline(title: "Contents", depth: 2, indent: 1.2em))
#for group in report.groups {
  if group.landscape { page(flipped: true, group.sections.map(section).join()) } else {
    group.sections.map(section).join()
  }
}
`
