import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportContent, Table } from '#review/reports/content.ts'
import { reportExcel } from './excel.ts'
import { sheetNames } from './excel-names.ts'
import { reportHtml } from './html.tsx'
import { entry, madePdf, markupText, packed, pdfText } from './readback.ts'
import { sampleReport } from './sample.ts'
import { cleanText } from './text.ts'
import { isInTypeface } from './typeface.ts'
import { reportWord } from './word.ts'

const base = sampleReport({ measures: 1, risks: 0, services: 0 })
const neverBreaks = /(?!)/g
const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.stringMatching(/^[#$*_`@<>[\]{}\\/"'~=+\-|&;:!%^]{1,30}$/),
  fc.constantFrom(
    '#panic("x")',
    '*/ #read("a") /*',
    '</td><script>alert(1)</script>',
    '=HYPERLINK("http://a")',
    '@SUM(A1)',
    ']]>',
    '&lt;',
    '\\u{41}',
    '-1+2',
    'a\nb\n\nc',
    '<m>',
    '@ref',
    '$x^2$',
  ),
)

describe('whatever a person types is shown and never obeyed', () => {
  test('html and word keep any text', async () => {
    await fc.assert(
      fc.asyncProperty(awkward, async (text) => {
        const said = packed(cleanText(text))
        const html = markupText(reportHtml(saying(text)), neverBreaks)
        const word = markupText(entry(await reportWord(saying(text)), 'word/document.xml'), /<w:br\/>/g)
        expect(packed(html)).toContain(`[${said}]`)
        expect(packed(word)).toContain(`[${said}]`)
      }),
      { numRuns: 40 },
    )
  })

  test('no typed text reaches the page as markup', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        expect(reportHtml(saying(text))).not.toMatch(/<script|<m>/)
      }),
      { numRuns: 40 },
    )
  })

  test('typst sets any text, and its own signs come out as they went in', async ({ skip }) => {
    await fc.assert(
      fc.asyncProperty(awkward, async (text) => {
        const pdf = await madePdf(saying(text), { site: 'https://example.gov.uk' })
        expect(pdf.length).toBeGreaterThan(1_000)
      }),
      { numRuns: 60 },
    )
    const signs =
      '#let x = 1 *bold* _it_ `raw` $x^2$ @ref <label> \\ // /* */ [c] {c} ~ -- --- ... \' "q" = Heading + - https://a.b'
    const read = pdfText(await madePdf(saying(signs)))
    if (read === null) return skip('pdftotext is not installed')
    expect(packed(read)).toContain(packed(`[${signs}]`))
  })

  test('no character that the typeface has, or has not, is looked for without end', async ({ skip }) => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter(isInTypeface)
    expect(all.length).toBeGreaterThan(1_000)
    const read = pdfText(await madePdf(saying(`${all.join('')}\u0faf`)))
    if (read === null) return skip('pdftotext is not installed')
    expect(read).toContain('[U+0FAF]')
  })

  test('excel keeps text that looks like a formula as text', async () => {
    await fc.assert(
      fc.asyncProperty(awkward, async (text) => {
        const file = await reportExcel(saying(text))
        const sheet = entry(file, 'xl/worksheets/sheet2.xml')
        expect(sheet).not.toContain('<f>')
        expect(packed(markupText(entry(file, 'xl/sharedStrings.xml'), neverBreaks))).toContain(
          packed(`[${cleanText(text)}]`),
        )
      }),
      { numRuns: 30 },
    )
    const file = await reportExcel(saying('=1+1', ''))
    expect(entry(file, 'xl/sharedStrings.xml')).toContain('=1+1')
    expect(entry(file, 'xl/worksheets/sheet2.xml')).not.toContain('<f>')
  })

  test('a figure leads into the product and never to a script', () => {
    expect(reportHtml(saying('x', '[', '/a/b'))).toContain('href="/a/b"')
    expect(reportHtml(saying('x', '[', 'javascript:alert(1)'))).not.toContain('javascript:')
  })

  test('sheet names are short, allowed, and differ whatever their capitals', () => {
    const ids = fc.array(
      fc.oneof(
        fc.string({ maxLength: 50, unit: 'grapheme' }),
        fc.constantFrom('Report', 'report', 'a/b', 'A b', 'History', "'x'", ''),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(ids, (given) => {
        const tables = given.map((id): Table => ({ kind: 'table', id, caption: '', columns: [], rows: [] }))
        const names = [...sheetNames(tables).values()]
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length)
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]/\\:*?]{1,31}$/u)
      }),
    )
  })
})

/** A small report with one text in every place a text can stand. */
function saying(given: string, open = '[', href = '/a/b'): ReportContent {
  const text = open ? `${open}${given}]` : given
  const figure = { measure_code: 'M', period_key: '2026', version: 1, source: text, href }
  const table: Table = {
    kind: 'table',
    id: 't',
    caption: text,
    columns: [{ heading: text }, { heading: 'B' }],
    rows: [
      {
        cells: [
          { text, note: text, figure },
          { text, status: 'late' },
        ],
      },
    ],
  }
  const chart = {
    kind: 'chart' as const,
    id: 'c',
    title: text,
    alt: text || 'x',
    unit: '%',
    points: [{ period_key: '2026', label: text, value: '1', text }],
    table: { ...table, id: 'u' },
  }
  return {
    ...base,
    title: text,
    illustrative: text,
    cover: [{ label: text, text: [text] }],
    sections: [
      {
        id: 's',
        heading: text,
        level: 1,
        blocks: [
          { kind: 'paragraph', text },
          { kind: 'list', items: [text] },
          { kind: 'note', label: text, text },
          { kind: 'key-figures', items: [{ label: text, value: text, note: text }] },
          { kind: 'status-counts', caption: text, counts: [{ status: 'late', word: text, count: 1 }] },
          table,
          chart,
        ],
      },
    ],
  }
}
