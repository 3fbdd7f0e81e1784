import { inflateRawSync } from 'node:zlib'
import { ok, type Result, refused } from '#kernel/result.ts'

export type ZipLimits = {
  readonly entries: number
  /** Bytes of all entries wanted, unpacked. */
  readonly unpacked: number
  /** How many times larger than packed an entry of more than a megabyte may be. */
  readonly ratio: number
}

type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number }

const signature = { entry: 0x02014b50, local: 0x04034b50, end: 0x06054b50 }
const encrypted = 0x1
const stored = 0
const deflated = 8
const large = 1_000_000

/**
 * The entries of a zip that are wanted, by name, read by its directory alone. Limits are looked at before anything is
 * unpacked, and an entry that turns out larger than it says is left there and then. Refused with a sentence.
 */
export const unpackZip = (
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Result<Map<string, Uint8Array>, string> => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const directory = readDirectory(view, limits)
    if (!directory.ok) return directory
    const chosen = directory.value.filter(({ name }) => wanted(name))
    const tooMuch = beyond(chosen, limits)
    if (tooMuch !== null) return refused(tooMuch)
    if (new Set(chosen.map(({ name }) => name)).size < chosen.length) return refused('it holds two parts of one name')
    return ok(new Map(chosen.map((entry) => [entry.name, unpack(view, entry)])))
  } catch {
    return refused('it is damaged, or not what its beginning says')
  }
}

const readDirectory = (view: Buffer, limits: ZipLimits): Result<Entry[], string> => {
  const end = view.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) return refused('its end is missing')
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if (count === 0xffff || count > limits.entries) return refused(`it has more than ${limits.entries} parts`)
  const entries: Entry[] = []
  for (let number = 0; number < count; number += 1) {
    if (view.readUInt32LE(at) !== signature.entry) return refused('its list of parts is damaged')
    if ((view.readUInt16LE(at + 8) & encrypted) !== 0) return refused('it is protected by a password')
    const nameLength = view.readUInt16LE(at + 28)
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return ok(entries)
}

const beyond = (entries: readonly Entry[], limits: ZipLimits): string | null => {
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (total > limits.unpacked) return `unpacked it is larger than ${Math.floor(limits.unpacked / large)} MB`
  const swollen = entries.some(({ packed, unpacked }) => unpacked > large && unpacked > packed * limits.ratio)
  return swollen ? `a part of it is packed more than ${limits.ratio} times smaller than it is` : null
}

const unpack = (view: Buffer, { method, packed, unpacked, offset }: Entry): Uint8Array => {
  if (view.readUInt32LE(offset) !== signature.local) throw new Error('no entry')
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
  const content = view.subarray(start, start + packed)
  if (method === stored && packed === unpacked && content.length === packed) return content
  if (method !== deflated) throw new Error('neither stored nor deflated')
  const inflated = inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) })
  if (inflated.length !== unpacked) throw new Error('not as long as it says')
  return inflated
}
