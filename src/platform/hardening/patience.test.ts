import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { limitPatience, serverOptions } from './door.ts'
import { patience } from './patience.ts'

const short = { ...patience, headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50, timeout: 600 }

/** Sends some text, then a letter every so often, and gives how long it was let stay and what it was told. */
const slowly = async (start: string): Promise<{ stayed: number; told: string }> => {
  const server = createServer(serverOptions(short), (request, response) => {
    request.on('end', () => response.end('served')).resume()
  })
  limitPatience(server, short)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const started = performance.now()
  let told = ''
  socket.on('data', (text) => {
    told += String(text)
  })
  socket.on('error', () => {})
  socket.write(start)
  const drip = setInterval(() => socket.writable && socket.write('a'), 40)
  await new Promise<void>((resolve) => socket.once('close', () => resolve()))
  clearInterval(drip)
  server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return { stayed: performance.now() - started, told }
}

test('Whoever sends headers a letter at a time is sent away', async () => {
  const { stayed, told } = await slowly('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')
  expect(told).toMatch(/^HTTP\/1\.1 408/)
  expect(stayed).toBeLessThan(3000)
})

test('Whoever sends a body a letter at a time is sent away', async () => {
  const { stayed, told } = await slowly('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n')
  expect(told).not.toContain('served')
  expect(stayed).toBeLessThan(3000)
})

test('The times that are kept in service leave room for a slow line, and no more', () => {
  expect(patience.headersTimeout).toBeLessThanOrEqual(10_000)
  expect(patience.requestTimeout).toBeLessThan(patience.timeout)
  expect((30 * 8) / (patience.requestTimeout / 1000)).toBeLessThanOrEqual(2)
})
