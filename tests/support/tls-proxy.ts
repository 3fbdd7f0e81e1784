import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { selfSigned } from './self-signed.ts'

/** What stands before an installation: ends TLS on one port of this machine and passes everything on to another. */
export const openTlsProxy = async (ports: { from: number; to: number }): Promise<{ close: () => Promise<void> }> => {
  const server = createServer(selfSigned(), (asked, answer) => {
    const { method, url: path, headers, socket } = asked
    const told = { ...headers, 'x-forwarded-for': socket.remoteAddress ?? '', 'x-forwarded-proto': 'https' }
    const onward = request({ host: '127.0.0.1', port: ports.to, path, method, headers: told }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  server.listen(ports.from)
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { close }
}
