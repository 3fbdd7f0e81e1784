import { expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { examineFile, fileFromBytes } from './file.ts'
import { readRows } from './read-rows.ts'

const rowsOf = async (bytes: Uint8Array) => {
  const file = fileFromBytes('a', bytes)
  const rows: [number, string[]][] = []
  for await (const { row, cells } of readRows(file, await examineFile(file))) rows.push([row, cells])
  return rows
}
const csv = (text: string) => rowsOf(new TextEncoder().encode(text))

test('a byte order mark, comment lines and empty lines are passed over, and rows count as a spreadsheet does', async () => {
  expect(await csv('\ufeffa,b\r\n# a "note"\r\n1,"two\r\nlines"\r\n\r\n3,4')).toEqual([
    [1, ['a', 'b']],
    [3, ['1', 'two\r\nlines']],
    [5, ['3', '4']],
  ])
})

test('a file saved by an older Excel is read in its own encoding', async () => {
  expect(await rowsOf(new Uint8Array([0xa3, 0x31, 0x0a]))).toEqual([[1, ['£1']]])
})

test('a quotation mark that never ends is told with its row', async () => {
  await expect(csv('a,b\n1,"two')).rejects.toThrow(/quot/i)
})

test('a workbook gives text, whole numbers as written, dates as dates', async () => {
  const data = [
    [{ value: 'Measure' }, { value: 'Value' }, { value: 'Day' }],
    [{ value: 'M1' }, { value: 0.1 + 0.2 }, { value: new Date('2026-09-30T00:00:00Z'), format: 'yyyy-mm-dd' }],
  ]
  const bytes = await writeExcel(data).toBuffer()
  expect(await rowsOf(bytes)).toEqual([
    [1, ['Measure', 'Value', 'Day']],
    [2, ['M1', '0.3', '2026-09-30']],
  ])
})
