import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openLog } from '#platform/log/door.ts'
import { infected, type Manner, openFakeClamd } from '../../../tests/support/fake-clamd.ts'
import { examineScanner, openScan } from './scan.ts'

let clamd: Awaited<ReturnType<typeof openFakeClamd>>
const lines: string[] = []
const log = openLog('info', { write: (line) => lines.push(line) })

beforeAll(async () => {
  clamd = await openFakeClamd()
})
afterEach(() => {
  clamd.behave()
  clamd.files.length = 0
  lines.length = 0
})
afterAll(() => clamd.close())

const file = (text: string | Uint8Array) => ({
  name: 'q2.csv',
  open: async function* () {
    yield Buffer.from(text)
  },
})
const scan = (text: string | Uint8Array) => openScan(clamd.place, log)(file(text))

describe('a file that is looked at for malware', () => {
  test('is clean when the scanner has all of it and says so', async () => {
    const long = Buffer.alloc(3_000_001, 'figures,')
    expect(await scan(long)).toEqual({ is: 'clean' })
    expect(clamd.files.map((got) => got.equals(long))).toEqual([true])
    expect(await scan('')).toEqual({ is: 'clean' })
  })

  test('is infected when the scanner finds something, which is in the log by its name', async () => {
    expect(await scan(infected('a,b'))).toEqual({ is: 'infected', found: 'Fake.Signature' })
    expect(lines.join()).toMatch(/"file":"q2.csv","found":"Fake.Signature"/)
  })

  test('is looked at once, however often it is asked about', async () => {
    const one = file('a,b')
    const look = openScan(clamd.place, log)
    await Promise.all([look(one), look(one)])
    await look(one)
    expect(clamd.files).toHaveLength(1)
  })

  const odd: [string, Manner][] = [
    ['before it has the whole of it', { blurts: 'stream: OK' }],
    ['with a fault', { answers: () => 'Access denied. ERROR' }],
    ['something unheard of', { answers: () => 'stream: PROBABLY OK' }],
    ['nothing', { answers: () => '' }],
    ['by hanging up', { hangsUp: true }],
    ['without an end', { rambles: true }],
  ]
  // more than the connection holds by itself, so that the answer comes while some of it waits
  test.each(odd)('is not taken for clean when the scanner answers %s', async (_, manner) => {
    clamd.behave(manner)
    expect((await scan(Buffer.alloc(30_000_000))).is).toBe('unknown')
    expect(lines.join()).toMatch(/"level":"error".*gave no verdict/)
  })

  test('is not taken for clean when it is longer than the scanner takes, and the reason says so', async () => {
    clamd.behave({ blurts: 'INSTREAM size limit exceeded. ERROR' })
    const verdict = await scan(Buffer.alloc(5_000_000))
    expect(verdict).toEqual({ is: 'unknown', why: 'the scanner takes no file of this size' })
  })

  test('is not taken for clean when no scanner is there, or the file cannot be read', async () => {
    const nobody = openScan({ path: '/nowhere/clamd.ctl' }, log)
    expect(await nobody(file('a'))).toEqual({ is: 'unknown', why: 'the scanner does not answer' })
    const broken = {
      name: 'gone.csv',
      open: async function* () {
        yield Buffer.from('a')
        throw new Error('gone')
      },
    }
    expect((await openScan(clamd.place, log)(broken)).is).toBe('unknown')
  })

  test('is let go at once by a scanner that leaves its connection open', async () => {
    clamd.behave({ leavesOpen: 'stream: OK' })
    expect(await scan('a,b')).toEqual({ is: 'clean' })
  })

  test('is not looked at where no scanner is set up', async () => {
    expect(await openScan(null, log)(file(infected('a')))).toEqual({ is: 'clean' })
    expect(clamd.files).toHaveLength(0)
  })
})

test('The scanner is told by its version, by port or by socket, and something else that listens is told for what it is', async () => {
  expect(await examineScanner(clamd.place)).toMatchObject({
    well: true,
    words: expect.stringContaining('ClamAV 1.0.0'),
  })
  clamd.behave({ blurts: '220 mail.example ESMTP' })
  expect(await examineScanner(clamd.place)).toMatchObject({ well: false })
  expect(await examineScanner({ host: '127.0.0.1', port: 1 })).toMatchObject({
    well: false,
    words: expect.stringContaining('no file can be imported'),
  })
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-scan-'))
  const path = join(folder, 'clamd.ctl')
  const local = createServer((socket) => socket.resume().end('ClamAV 1.4.6\0'))
  await new Promise<void>((resolve) => local.listen(path, resolve))
  expect(await examineScanner({ path })).toMatchObject({ well: true })
  await new Promise<void>((resolve) => local.close(() => resolve()))
  await rm(folder, { recursive: true })
})
