import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { reportHtml } from './html.tsx'
import { entry, entryNames, madePdf } from './readback.ts'
import { sampleReport } from './sample.ts'
import { reportWord } from './word.ts'

const content = sampleReport({ measures: 4, risks: 3, services: 2 })

describe('a PDF that a screen reader can read', () => {
  test('says it is PDF/UA-1, is tagged, and names its title and language', async () => {
    const text = pdfObjects(await madePdf(content))
    expect(text).toMatch(/pdfuaid:part(>|=")1/)
    expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('/Lang')
    expect(text).toContain('/DisplayDocTitle true')
    expect(text).toContain('/Outlines')
  })

  test('is lettered in one typeface, its charts too', async () => {
    const names = [...pdfObjects(await madePdf(content)).matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)]
    expect(new Set(names.map(([, name]) => name?.split('-')[0]))).toEqual(new Set(['SourceSans3']))
  })

  test('marks column headings as headings and gives every figure its text', async () => {
    const text = pdfObjects(await madePdf(content))
    const columns =
      content.sections.flatMap((section) => section.blocks).filter((block) => block.kind === 'table')[0]?.columns
        .length ?? 0
    expect([...text.matchAll(/\/S\s*\/TH\b/g)].length).toBeGreaterThanOrEqual(columns)
    const figures = [...text.matchAll(/\/S\s*\/Figure\b/g)].length
    expect(figures).toBeGreaterThan(0)
    expect([...text.matchAll(/\/Alt\s*[(<]/g)].length).toBeGreaterThanOrEqual(figures)
  })
})

describe('a Word document that Word can navigate', () => {
  test('has heading styles, repeated table headings, described pictures and a language', async () => {
    const file = await reportWord(content)
    const body = entry(file, 'word/document.xml')
    const tables = [...body.matchAll(/<w:tbl>/g)].length
    expect(body).toContain('<w:pStyle w:val="Title"/>')
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    expect(body).toContain('<w:pStyle w:val="Heading2"/>')
    expect([...body.matchAll(/<w:tblHeader\/>/g)]).toHaveLength(tables)
    expect([...body.matchAll(/<w:cantSplit\/>/g)].length).toBeGreaterThan(tables)
    const pictures = [...body.matchAll(/<wp:docPr [^>]*>/g)].map(([tag]) => tag)
    expect(pictures.length).toBeGreaterThan(4)
    for (const picture of pictures) expect(picture).toMatch(/descr="[^"]+"/)
    expect(entry(file, 'word/styles.xml')).toContain('<w:lang w:val="en-GB"')
    expect(entry(file, 'docProps/core.xml')).toContain(`<dc:title>${content.title}</dc:title>`)
  })

  test('lists its contents at once and asks nothing when opened', async () => {
    const file = await reportWord(content)
    const body = entry(file, 'word/document.xml')
    expect(body).toContain('TOC \\')
    expect(body).not.toContain('w:dirty="true"')
    expect(entry(file, 'word/settings.xml')).not.toContain('updateFields')
    const anchors = [...body.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name)
    expect(anchors.length).toBeGreaterThan(5)
    for (const name of anchors) expect(body).toContain(`w:name="${name}"`)
  })

  test('turns the page only for sections that ask for it, with the label on each page', async () => {
    const file = await reportWord(content)
    const body = entry(file, 'word/document.xml')
    expect([...body.matchAll(/w:orient="landscape"/g)]).toHaveLength(1)
    const footers = entryNames(file).filter((name) => /word\/footer\d/.test(name))
    expect(footers.length).toBeGreaterThan(0)
    for (const name of footers) expect(entry(file, name)).toContain(content.illustrative)
  })
})

describe('a page that can be read without looking', () => {
  test('every table has a caption and scoped headings, every drawing a name or no part in reading', () => {
    const html = reportHtml(content)
    const tables = [...html.matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) => table)
    for (const table of tables) {
      expect(table).toContain('<caption>')
      expect(table).not.toMatch(/<th(?![^>]*scope=)[\s>]/)
    }
    for (const [svg] of html.matchAll(/<svg[\s\S]*?<\/svg>/g))
      expect(svg).toMatch(/aria-hidden="true"|<title[^>]*>[^<]+/)
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).not.toMatch(/ style="/)
  })
})

/** The objects of a PDF as text, compressed streams opened. */
function pdfObjects(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  const opened = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data = '']) => {
    try {
      return inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...opened].join('\n')
}
