import { describe, expect, test } from 'vitest'
import type { ReportContent } from '#review/reports/content.ts'
import { reportExcel } from './excel.ts'
import { reportHtml } from './html.tsx'
import { outlineOf } from './outline.ts'
import { entry, madePdf, markupText, packed, pdfText } from './readback.ts'
import { sampleReport } from './sample.ts'
import { reportWord } from './word.ts'

const content = sampleReport({ measures: 8, risks: 4, services: 3 })
const release = { id: 'r1', released_on: '2026-11-20', signed_by: 'Ann Other', signed_as: 'Chief Executive' }
const released: ReportContent = { ...content, release }

const formats = {
  html: async (given: ReportContent) =>
    markupText(reportHtml(given).replace(/<(style|title|desc)[\s\S]*?<\/\1>/g, ''), /<\/(p|h\d|li|t[dh])>/g),
  word: async (given: ReportContent) => markupText(entry(await reportWord(given), 'word/document.xml'), /<\/w:p>/g),
  pdf: async (given: ReportContent) => pdfText(await madePdf(given)),
  excel: async (given: ReportContent) => markupText(entry(await reportExcel(given), 'xl/sharedStrings.xml'), /<\/si>/g),
}

describe('one content, four formats', () => {
  for (const [format, textOf] of Object.entries(formats)) {
    test(`${format} has every heading in the order of the report`, async ({ skip }) => {
      const text = await textOf(content)
      if (text === null) return skip('pdftotext is not installed')
      const headings = outlineOf(content).sections.map(({ heading }) => packed(heading))
      let body = packed(text)
      // A contents list names them first; the headings themselves come after it.
      if (format !== 'excel') body = body.slice(body.indexOf(headings.at(-1) ?? '') + 1)
      let at = -1
      for (const heading of headings) {
        const next = body.indexOf(heading, at + 1)
        expect(next, `${heading} comes after the one before it`).toBeGreaterThan(at)
        at = next
      }
    })
  }

  for (const format of ['html', 'word', 'pdf'] as const) {
    test(`${format} prints every cell, caption and chart title`, async ({ skip }) => {
      const text = await formats[format](content)
      if (text === null) return skip('pdftotext is not installed')
      const body = packed(text)
      for (const said of wordsOf(content)) expect(body).toContain(packed(said))
    })
  }

  test('excel holds every text as text and every figure as a number', async () => {
    const file = await reportExcel(content)
    const texts = packed(await formats.excel(content))
    const { sections } = outlineOf(content)
    const tables = sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === 'chart' ? block.table : block.kind === 'table' ? block : [])),
    )
    const sheets = tables
      .filter((table) => table.rows.length > 0)
      .map((_, at) => entry(file, `xl/worksheets/sheet${at + 2}.xml`))
    for (const [at, table] of tables.filter((each) => each.rows.length > 0).entries()) {
      for (const cell of table.rows.flatMap((row) => row.cells)) {
        if (cell.number) expect(sheets[at]).toContain(`<v>${Number(cell.number.value)}</v>`)
        else if (!cell.date) expect(texts).toContain(packed(cell.text))
      }
    }
  })

  test('a report carries its standing, and a release who signed it', async () => {
    for (const [format, textOf] of Object.entries(formats)) {
      const [draft, release] = [await textOf(content), await textOf(released)]
      if (draft === null || release === null) continue // pdftotext is not installed
      expect(draft, format).toContain('Draft')
      expect(packed(release), format).toContain(packed('Released 20 November 2026, signed by Ann Other'))
    }
  })

  test('a stored release renders to the same bytes whenever it is asked for', async () => {
    const stored = JSON.stringify(released)
    const again = () => JSON.parse(stored) as ReportContent
    expect(reportHtml(again())).toBe(reportHtml(again()))
    for (const render of [reportWord, madePdf, reportExcel]) {
      const [first, second] = [await render(again()), await render(again())]
      expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    }
    const linked = [
      await reportWord(again(), { site: 'https://example.gov.uk' }),
      await reportWord(again(), { site: 'https://example.gov.uk' }),
    ]
    expect(Buffer.from(linked[0] ?? '').equals(Buffer.from(linked[1] ?? ''))).toBe(true)
  })
})

function wordsOf(report: ReportContent): string[] {
  const { sections } = outlineOf(report)
  return sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if (block.kind !== 'table' && block.kind !== 'chart') return []
      const table = block.kind === 'chart' ? block.table : block
      if (table.rows.length === 0) return [table.empty ?? '']
      const title = block.kind === 'chart' ? [block.title] : []
      const cells = table.rows.flatMap((row) => row.cells.flatMap((cell) => [cell.text, cell.note ?? '']))
      return [...title, table.caption, ...table.columns.map((column) => column.heading), ...cells]
    }),
  )
}
