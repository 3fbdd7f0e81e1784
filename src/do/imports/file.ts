import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'

/** A file to import: it may be read more than once, in pieces. */
export type ImportFile = { name: string; open: () => AsyncIterable<Uint8Array> }

/** An uploaded file, whole in memory. */
export const fileFromBytes = (name: string, bytes: Uint8Array): ImportFile => ({
  name,
  open: async function* () {
    yield bytes
  },
})

/** A file on disk, read in pieces however long it is. */
export const fileFromPath = (path: string): ImportFile => ({ name: basename(path), open: () => createReadStream(path) })

export type FileFacts = { sha256: string; encoding: 'utf-8' | 'windows-1252'; workbook: boolean }

/** Its fingerprint, whether it is an Excel workbook, and whether a text is UTF-8 or what older Excels save. */
export const examineFile = async (file: ImportFile): Promise<FileFacts> => {
  const hash = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  let encoding: FileFacts['encoding'] = 'utf-8'
  let head: Uint8Array | null = null
  for await (const piece of file.open()) {
    head ??= piece.subarray(0, 4)
    hash.update(piece)
    if (encoding === 'utf-8' && !decodes(strict, piece)) encoding = 'windows-1252'
  }
  const workbook = head !== null && head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03
  return { sha256: hash.digest('hex'), encoding, workbook }
}

const decodes = (decoder: TextDecoder, piece: Uint8Array): boolean => {
  try {
    decoder.decode(piece, { stream: true })
    return true
  } catch {
    return false
  }
}
