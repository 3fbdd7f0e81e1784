import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What the fake does with a file: answers a line, or something worse. */
export type Manner =
  | { answers: (file: Buffer) => string }
  | { blurts: string }
  | { hangsUp: true }
  | { rambles: true }
  | { leavesOpen: string }

const malware = 'harmless, but known to the fake scanner'

/** Speaks the two words of ClamAV's daemon that the product uses, on a port of this machine. */
export const openFakeClamd = async () => {
  let manner: Manner = knowing
  const files: Buffer[] = []
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    void converse(socket, files, () => manner)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    place: { host: '127.0.0.1', port },
    /** Every file it was sent whole. */
    files,
    behave: (as: Manner = knowing) => {
      manner = as
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const knowing: Manner = {
  answers: (file) => (file.includes(malware) ? 'stream: Fake.Signature FOUND' : 'stream: OK'),
}

/** A file that the fake scanner finds something in. */
export const infected = (text: string): string => `${text}\n# ${malware}\n`

const converse = async (socket: Socket, files: Buffer[], mannerNow: () => Manner) => {
  const manner = mannerNow()
  if ('hangsUp' in manner) return socket.destroy()
  if ('blurts' in manner) return socket.end(`${manner.blurts}\0`)
  if ('rambles' in manner) return socket.write('la '.repeat(2000))
  const file = await received(socket)
  if (file === null) return socket.end('ClamAV 1.0.0/27000/Sun Nov 22 08:00:00 2026\0')
  files.push(file)
  if ('leavesOpen' in manner) return socket.write(`${manner.leavesOpen}\0`)
  return socket.end(`${manner.answers(file)}\0`)
}

/** The file that comes after zINSTREAM; null for the word VERSION. */
const received = async (socket: Socket): Promise<Buffer | null> => {
  const parts: Buffer[] = []
  let begun = false
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    rest = Buffer.concat([rest, piece as Buffer])
    if (rest.toString('latin1', 0, 10) === 'zVERSION\0') return null
    if (!begun && rest.length >= opening.length) {
      rest = rest.subarray(opening.length)
      begun = true
    }
    if (!begun) continue
    const frames = framesIn(rest)
    parts.push(...frames.whole)
    if (frames.ended) return Buffer.concat(parts)
    rest = frames.rest
  }
  socket.destroy()
  return new Promise(() => {})
}

const opening = 'zINSTREAM\0'

/** Each is its length in four bytes and as many more; one of no length is the end. */
const framesIn = (bytes: Buffer): { whole: Buffer[]; rest: Buffer; ended: boolean } => {
  const whole: Buffer[] = []
  let at = 0
  while (at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return { whole, rest: bytes.subarray(at + 4), ended: true }
    if (at + 4 + length > bytes.length) break
    whole.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { whole, rest: bytes.subarray(at), ended: false }
}
