import { expect, test } from 'vitest'
import { printCsv } from '#kernel/csv.ts'
import { firstSheet, goodWorkbook, laughing, sheetXml, workbookWith } from '../../../tests/support/hostile-workbooks.ts'
import { examineFile, fileFromBytes } from './file.ts'
import { parseImportMap } from './mapping.ts'
import { readRows } from './read-rows.ts'

const read = async (content: Uint8Array | string, name = 'a') => {
  const file = fileFromBytes(name, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  const rows: string[][] = []
  for await (const { cells } of readRows(file, await examineFile(file))) rows.push(cells)
  return rows
}

test('A workbook that is a bomb is refused with its limit, before it is read', async () => {
  const wide = sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')
  await expect(read(await workbookWith({ [firstSheet]: wide }))).rejects.toThrow(/more than 500 columns/)
  const entities = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>', laughing)
  await expect(read(await workbookWith({ [firstSheet]: entities }))).rejects.toThrow(/entities/)
})

test.each([
  ['a PDF', '%PDF-1.7', /a PDF/],
  ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /save it as \.xlsx/],
  ['a web page', '  <!DOCTYPE html><script>alert(1)</script>', /web page/],
  ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]), /program/],
  ['text of two bytes a letter', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0]), /UTF-8/],
  ['text with a zero byte', 'a,b\n1,\0', /UTF-8/],
])('%s is told for what it is', async (_, content, expected) => {
  await expect(read(content)).rejects.toThrow(expected)
})

test('What a file is called does not make it so', async () => {
  await expect(read(await goodWorkbook(), 'figures.csv')).rejects.toThrow(/not what its name says/)
  await expect(read('a,b\n1,2', 'figures.xlsx')).rejects.toThrow(/not what its name says/)
  expect(await read('a,b\n1,2', 'figures.CSV')).toHaveLength(2)
  expect(await read(await goodWorkbook(), 'figures.xlsx')).toHaveLength(2)
})

test('A million columns, and a line that does not end, are refused without being held', async () => {
  await expect(read(`a${',a'.repeat(999)}`)).rejects.toThrow(/more than 500 columns/)
  await expect(read(','.repeat(1_000_001))).rejects.toThrow(/more than/)
  await expect(read('a'.repeat(5_000_000))).rejects.toThrow(/1,000,000 characters/)
  await expect(read(`a,b\n1,"${'a\n'.repeat(1_000_000)}`)).rejects.toThrow(/1,000,000 characters/)
})

test('What we export and mark as text comes back as it was', async () => {
  const rows = [
    ['name', 'note'],
    ['=Tidy streets', "-1+cmd|' /C calc'!A0"],
    ["'quoted'", '-12.5'],
  ]
  const once = await read(printCsv(rows))
  expect(once).toEqual(rows)
  expect(await read(printCsv(once))).toEqual(rows)
})

test.each([
  [
    'aliases that double',
    `a: &a [x, x]\n${'bcdefghijklmnop'.replace(/./g, (to, at) => `${to}: &${to} [${`*${'abcdefghijklmnop'[at]}, `.repeat(9)}]\n`)}`,
  ],
  ['lists within lists', '['.repeat(50_000)],
  ['a tag that would make an object', 'columns: !!js/function "function () { return 1 }"'],
  ['a prototype', '__proto__: { polluted: yes }'],
])('A map with %s is refused in words', (_, text) => {
  const map = parseImportMap(text)
  expect(map.ok).toBe(false)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})
