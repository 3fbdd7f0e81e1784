import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type Content, contentOf, isMisnamed } from '#platform/hardening/door.ts'

/** A file to import: it may be read more than once, in pieces. */
export type ImportFile = { name: string; open: () => AsyncIterable<Uint8Array> }

/** An uploaded file, whole in memory. */
export const fileFromBytes = (name: string, bytes: Uint8Array): ImportFile => ({
  name,
  open: async function* () {
    yield bytes
  },
})

/** A file is not what it was when it was read before: when it was looked at for malware, or its fingerprint was taken. */
export class FileChanged extends Error {}

/** A file on disk, read in pieces however long it is. Whatever reads it to its end a second time has the same, or `FileChanged`. */
export const fileFromPath = (path: string): ImportFile => {
  let known: string | null = null
  return {
    name: basename(path),
    open: async function* () {
      const hash = createHash('sha256')
      for await (const piece of createReadStream(path) as AsyncIterable<Uint8Array>) {
        hash.update(piece)
        yield piece
      }
      const found = hash.digest('hex')
      known ??= found
      if (found !== known) throw new FileChanged(`${path} changed while it was read`)
    },
  }
}

export type FileFacts = {
  sha256: string
  encoding: 'utf-8' | 'windows-1252'
  workbook: boolean
  /** Why it cannot be a table, whatever it is called; null when it may be one. */
  unreadable: string | null
}

/** Its fingerprint, whether it is an Excel workbook, and whether a text is UTF-8 or what older Excels save. */
export const examineFile = async (file: ImportFile): Promise<FileFacts> => {
  const hash = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  let encoding: FileFacts['encoding'] = 'utf-8'
  let head: Uint8Array | null = null
  let binary = false
  for await (const piece of file.open()) {
    head ??= piece.subarray(0, 512)
    hash.update(piece)
    binary ||= piece.includes(0)
    if (encoding === 'utf-8' && !decodes(strict, piece)) encoding = 'windows-1252'
  }
  const content = contentOf(head ?? new Uint8Array())
  const workbook = content.kind === 'workbook'
  return { sha256: hash.digest('hex'), encoding, workbook, unreadable: whyNot(file.name, content, binary) }
}

const whyNot = (name: string, content: Content, binary: boolean): string | null => {
  if (content.kind === 'other') return `This is ${content.called}`
  if (isMisnamed(name, content)) return 'What is in this file is not what its name says'
  if (content.kind === 'text' && binary) return 'This is not text as UTF-8: save it as “CSV UTF-8”'
  return null
}

const decodes = (decoder: TextDecoder, piece: Uint8Array): boolean => {
  try {
    decoder.decode(piece, { stream: true })
    return true
  } catch {
    return false
  }
}
