import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { ScannerPlace } from '#platform/config/door.ts'

/** How long the scanner may be silent, in milliseconds. */
const patience = 60_000
/** Its answers are a line; what goes on is not from a scanner. */
const longestAnswer = 2000
const largestPiece = 256 * 1024

/**
 * Sends a file to ClamAV's daemon and gives back the line that it answers, such as 'stream: OK'. Throws when it cannot be
 * reached, is silent too long, or answers before it has everything.
 */
export const streamToClamd = (place: ScannerPlace, file: AsyncIterable<Uint8Array>): Promise<string> =>
  converse(place, inFrames(file))

/** Asks the daemon one of its words, such as VERSION. */
export const askClamd = (place: ScannerPlace, word: string): Promise<string> =>
  converse(place, Readable.from([Buffer.from(`z${word}\0`)]))

const converse = async (place: ScannerPlace, words: AsyncIterable<Uint8Array>): Promise<string> => {
  const socket = connect({ ...place })
  const closed = new Promise<void>((resolve, reject) => socket.once('error', reject).once('close', () => resolve()))
  let answer = ''
  let is_sent = false
  const endWhenDone = () => {
    if (answer.length > longestAnswer) socket.destroy(new Error('the scanner answered at length'))
    else if (answer.endsWith('\0')) socket.destroy(is_sent ? undefined : new Error('the scanner answered too early'))
  }
  socket.setTimeout(patience, () => socket.destroy(new Error('the scanner was silent for too long')))
  socket.setEncoding('utf8').on('data', (piece) => {
    answer += String(piece)
    endWhenDone()
  })
  try {
    await Promise.race([send(socket, words), closed.then(hungUp)])
    is_sent = true
    await closed
  } catch (error) {
    // it may say what it does not take before it hangs up; that it found nothing is believed of a whole file alone
    if (!answer.endsWith('ERROR\0')) throw error
  } finally {
    socket.destroy()
  }
  return answer.replace(/\0$/, '').trim()
}

const hungUp = () => {
  throw new Error('the scanner hung up half-way')
}

/** Resolves when all was taken over by the system. */
const send = async (socket: Socket, words: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const piece of words) {
    if (socket.destroyed) return hungUp()
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()))
  }
}

/** Each piece comes after its length, and a length of nothing ends the file. */
async function* inFrames(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of file) {
    for (let at = 0; at < piece.length; at += largestPiece) {
      const part = piece.subarray(at, at + largestPiece)
      yield lengthOf(part)
      yield part
    }
  }
  yield Buffer.alloc(4)
}

const lengthOf = (part: Uint8Array): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(part.length)
  return length
}
