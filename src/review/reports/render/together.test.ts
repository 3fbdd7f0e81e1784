import { expect, test } from 'vitest'
import type { Block, Section } from '#review/reports/content.ts'
import { entry, madePdf, packed, pdfText } from './readback.ts'
import { sampleReport } from './sample.ts'
import { reportWord } from './word.ts'

const counts: Block = {
  kind: 'status-counts',
  caption: 'By status',
  counts: [{ status: 'late', word: 'Late', count: 1 }],
}
const table: Block = {
  kind: 'table',
  id: 'figures',
  caption: 'Figures',
  columns: [{ heading: 'Measure' }, { heading: 'Value' }],
  rows: [{ cells: [{ text: 'Homes let' }, { text: '12' }] }],
}

/** Many short sections of different heights, so that a page ends at every place in one of them. */
const sections = (what: Block): Section[] =>
  Array.from({ length: 60 }, (_, at) => ({
    id: `part-${at}`,
    heading: `Part ${at} of many`,
    level: 1,
    blocks: [
      { kind: 'paragraph', text: `What leads to part ${at}.` },
      what,
      { kind: 'list', items: Array.from({ length: (at * 5) % 13 }, (_, item) => `Item ${item + 1}`) },
    ],
  }))
const reportOf = (what: Block) => ({
  ...sampleReport({ measures: 1, risks: 0, services: 0 }),
  sections: sections(what),
})

test.for([counts, table])(
  'no page of a PDF ends between a heading, its words and what they lead to',
  async (what, { skip }) => {
    const read = pdfText(await madePdf(reportOf(what)))
    if (read === null) return skip('pdftotext is not installed')
    const pages = read.split('\f').map((page) => packed(page).replace(/Illustrative.*$|Page\d+of\d+.*$/, ''))
    expect(pages.length).toBeGreaterThan(8)
    for (const page of pages) expect(page).not.toMatch(/(Part\d+ofmany|leadstopart\d+\.|Bystatus|Figures)$/)
  },
)

test('no more than two paragraphs are kept with a table of a Word file, as LibreOffice keeps no more', async () => {
  const document = entry(await reportWord(reportOf(table)), 'word/document.xml')
  const before = document.split('<w:tbl>').slice(0, -1)
  expect(before).toHaveLength(60)
  for (const part of before) {
    const paragraphs = (part.split('</w:tbl>').at(-1) ?? '').split('</w:p>').slice(0, -1)
    const open = paragraphs.findLastIndex((one) => !/<w:keepNext|"Heading1"|"Caption"/.test(one))
    expect(paragraphs.length - 1 - open).toBe(2)
  }
})
