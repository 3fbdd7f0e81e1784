export type Content = { kind: 'workbook' | 'text' } | { kind: 'other'; called: string }

const signatures: [number[] | string, string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old (.xls) or password-protected workbook: save it as .xlsx'],
  ['%PDF', 'a PDF'],
  ['{\\rtf', 'a rich text document'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  ['GIF8', 'a picture'],
  ['MZ', 'a program'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
]
const page = /^\s*<(?:!doctype|html|\?xml|script|svg)/i

/** What a file is by its first bytes, whatever its name or the browser says. Text is what is nothing else. */
export const contentOf = (head: Uint8Array): Content => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const begins = (start: number[] | string) => {
    const wanted = typeof start === 'string' ? Buffer.from(start, 'latin1') : Buffer.from(start)
    return bytes.subarray(0, wanted.length).equals(wanted)
  }
  if (begins('PK\x03\x04')) return { kind: 'workbook' }
  const found = signatures.find(([start]) => begins(start))
  if (found) return { kind: 'other', called: found[1] }
  if (page.test(bytes.toString('latin1'))) return { kind: 'other', called: 'a web page or XML' }
  return { kind: 'text' }
}

/** Whether the ending of a name promises another kind of content than there is; a name without a known ending promises nothing. */
export const isMisnamed = (name: string, content: Content): boolean => {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['csv', 'txt', 'tsv'].includes(ending)) return content.kind !== 'text'
  return ['xlsx', 'xlsm'].includes(ending) && content.kind !== 'workbook'
}
