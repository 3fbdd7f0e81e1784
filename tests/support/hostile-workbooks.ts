import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import writeExcel from 'write-excel-file/node'

/** A workbook of two columns and one row that there is nothing wrong with. */
export const goodWorkbook = async (): Promise<Uint8Array> =>
  writeExcel([
    [{ value: 'Measure' }, { value: 'Value' }],
    [{ value: 'M1' }, { value: 91.2 }],
  ]).toBuffer()

/** The same with some of its parts put otherwise. */
export const workbookWith = async (parts: Zippable): Promise<Uint8Array> =>
  zipSync({ ...unzipSync(await goodWorkbook()), ...parts }, { level: 9 })

export const sheetXml = (rows: string, before = ''): Uint8Array =>
  strToU8(
    `<?xml version="1.0" encoding="UTF-8"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  )

export const firstSheet = 'xl/worksheets/sheet1.xml'

const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
/** An entity that grows to a thousand million times its length, where expanded. */
export const laughing = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`
/** An entity that holds a file of whoever expands it. */
export const reaching = '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'

/** The sizes that a zip's directory and entries give for one of its entries, overwritten: it says it is small. */
export const lyingAbout = (zip: Uint8Array, name: string, size: number): Uint8Array => {
  const bytes = Buffer.from(zip)
  for (const [mark, nameAt, sizeAt] of [
    ['PK\x03\x04', 30, 22],
    ['PK\x01\x02', 46, 24],
  ] as const) {
    let at = bytes.indexOf(mark, 0, 'latin1')
    while (at >= 0) {
      if (bytes.toString('latin1', at + nameAt, at + nameAt + name.length) === name)
        bytes.writeUInt32LE(size, at + sizeAt)
      at = bytes.indexOf(mark, at + 4, 'latin1')
    }
  }
  return bytes
}
