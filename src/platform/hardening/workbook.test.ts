import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  firstSheet,
  goodWorkbook,
  laughing,
  lyingAbout,
  reaching,
  sheetXml,
  workbookWith,
} from '../../../tests/support/hostile-workbooks.ts'
import { cleanWorkbook } from './door.ts'
import { workbookLimits } from './workbook.ts'

const outcome = (bytes: Uint8Array, limits = workbookLimits) => {
  const clean = cleanWorkbook(bytes, limits)
  return clean.ok ? Object.keys(unzipSync(clean.value)) : clean.error
}
const withSheet = async (rows: string, before = '') =>
  outcome(await workbookWith({ [firstSheet]: sheetXml(rows, before) }))
const words = (text: string) => expect.stringContaining(text)

test('A workbook keeps what holds its sheets, and nothing else', async () => {
  const extra = {
    'xl/media/image1.png': strToU8('x'),
    'xl/vbaProject.bin': strToU8('x'),
    '../../escape.xml': strToU8('x'),
  }
  const kept = outcome(await workbookWith(extra))
  expect(kept).toContain(firstSheet)
  for (const name of Object.keys(extra)) expect(kept).not.toContain(name)
})

describe('a zip bomb is refused before it is unpacked', () => {
  test('by how many parts it has', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2100 }, (_, at) => [`xl/worksheets/s${at}.xml`, strToU8('<x/>')]),
    )
    expect(outcome(await workbookWith(parts))).toEqual(words('more than 2000 parts'))
  })

  test('by how much its parts are together', async () => {
    const limits = { ...workbookLimits, unpacked: 2_000_000 }
    const incompressible = strToU8(Array.from({ length: 300_000 }, () => Math.random().toString(36)).join(''))
    expect(outcome(await workbookWith({ [firstSheet]: incompressible }), limits)).toEqual(words('larger than 2 MB'))
  })

  test('by how many times smaller than itself it is packed', async () => {
    const started = performance.now()
    const bomb = await workbookWith({ [firstSheet]: new Uint8Array(100_000_000) })
    const packed = performance.now()
    expect(outcome(bomb)).toEqual(words('packed more than 250 times'))
    expect(performance.now() - packed).toBeLessThan(Math.max(200, packed - started))
  })

  test('although it says that it is small', async () => {
    const bomb = lyingAbout(await workbookWith({ [firstSheet]: new Uint8Array(50_000_000) }), firstSheet, 1000)
    expect(outcome(bomb)).toEqual(words('damaged'))
  })

  test('by what its cells reach to, however little it weighs', async () => {
    expect(await withSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')).toEqual(words('more than 500 columns'))
    expect(await withSheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')).toEqual(
      words('more than 250,000 rows'),
    )
    expect(await withSheet('<row r="200000"><c r="CV200000"><v>1</v></c></row>')).toEqual(words('5,000,000 cells'))
    expect(await withSheet(`<row>${'<c/>'.repeat(501)}</row>`)).toEqual(words('more than 500 columns'))
  })

  test.each([
    ['a reference hidden in another attribute', `<row r="1"><c x=" r='A1'" r="XFD1"><v>1</v></c></row>`, '500 columns'],
    ['a reference in single quotes', `<row r='1'><c r='XFD1'><v>1</v></c></row>`, '500 columns'],
    ['a sign that ends no tag', `<row r="1"><c x=">" r="XFD1"><v>1</v></c></row>`, '500 columns'],
    ['a sign that begins none', `<row r="1"><c x="<" r="XFD1"><v>1</v></c></row>`, 'cannot be read'],
    ['a reference written in character codes', '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>', 'cannot be read'],
    ['a row of no number', '<row r="1e9"/>', 'cannot be read'],
  ])('and by %s', async (_, rows, found) => {
    expect(await withSheet(rows)).toEqual(words(found))
  })
})

describe('XML that means to be expanded is refused', () => {
  test.each([
    ['grows', laughing],
    ['reaches for a file', reaching],
  ])('an entity that %s', async (_, before) => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>'
    expect(await withSheet(rows, before)).toEqual(words('declares entities'))
  })

  test('also in an encoding that hides it', async () => {
    const hidden = Buffer.from(`\ufeff${Buffer.from(sheetXml('', laughing)).toString('utf8')}`, 'utf16le')
    expect(outcome(await workbookWith({ [firstSheet]: new Uint8Array(hidden) }))).toEqual(words('declares entities'))
  })
})

describe('what is no workbook is told apart', () => {
  test('a zip of something else, a broken one and one cut short', async () => {
    const good = await goodWorkbook()
    expect(outcome(zipSync({ 'a.txt': strToU8('x') }))).toEqual(words('not an Excel workbook'))
    expect(outcome(good.subarray(0, good.length - 30))).toEqual(words('cannot be read'))
    expect(outcome(new Uint8Array(0))).toEqual(words('cannot be read'))
  })

  test('whatever byte is changed, it is read or refused, and nothing breaks', async () => {
    const good = await goodWorkbook()
    for (let at = 0; at < good.length; at += 37) {
      const changed = Uint8Array.from(good)
      changed[at] = (changed[at] ?? 0) ^ 0xff
      expect(['string', 'object']).toContain(typeof outcome(changed))
    }
  })
})
