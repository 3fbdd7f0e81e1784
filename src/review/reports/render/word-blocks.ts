import { type FileChild, Paragraph, TextRun } from 'docx'
import type { Block, Chart } from '#review/reports/content.ts'
import { lineChart } from './charts.ts'
import { leadsTo } from './outline.ts'
import { type Paper, picture } from './word-picture.ts'
import { wordTable } from './word-table.ts'
import { statusRuns, textRuns } from './word-text.ts'

/** A block of a section as Word paragraphs and tables; a paragraph that leads to what follows stays with it. */
export function wordBlock(block: Block, paper: Paper, next?: Block): FileChild[] {
  switch (block.kind) {
    case 'paragraph': {
      const children = textRuns(block.text, block.strong ? { bold: true } : {})
      return [new Paragraph({ keepNext: leadsTo(next), children })]
    }
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: textRuns(item) }))
    case 'note':
      return [
        new Paragraph({
          style: 'Note',
          children: [
            new TextRun({ text: block.label, bold: true }),
            new TextRun({ break: 1 }),
            ...textRuns(block.text),
          ],
        }),
      ]
    case 'status-counts':
      return [
        new Paragraph({ style: 'Caption', children: textRuns(block.caption) }),
        new Paragraph({
          children: block.counts.flatMap(({ status, word, count }, at) => [
            ...(at > 0 ? [new TextRun('   ')] : []),
            ...statusRuns(status, `${word} ${count}`.replaceAll(' ', '\u00a0')),
          ]),
        }),
      ]
    case 'key-figures':
      return block.items.map(
        ({ label, value, note }) =>
          new Paragraph({
            style: 'Figures',
            children: [
              new TextRun(label),
              new TextRun('\t'),
              new TextRun({ text: value, bold: true }),
              ...(note ? [new TextRun(` ${note}`)] : []),
            ],
          }),
      )
    case 'table':
      return wordTable(block, paper)
    case 'chart':
      return chartFigure(block, paper)
  }
}

function chartFigure(chart: Chart, paper: Paper): FileChild[] {
  return [
    new Paragraph({ style: 'Caption', children: textRuns(chart.title) }),
    new Paragraph({ keepNext: true, children: [picture(lineChart(chart), chart.alt, chart.title, paper)] }),
    ...wordTable(chart.table, paper),
  ]
}
