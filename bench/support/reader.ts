import { Agent, get } from 'node:http'

/** A reader in a process of its own: asks for one page again and again, and tells the mean time of an answer. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

const once = (url: string, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      response.on('error', reject)
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.resume()
    }).on('error', reject)
  })

const read = async (url: string, cookie: string, seconds: number): Promise<number> => {
  const from = performance.now()
  let answers = 0
  while (performance.now() - from < seconds * 1000) {
    const status = await once(url, cookie)
    if (status !== 200) throw new Error(`${url} answered ${status}`)
    answers++
  }
  return (performance.now() - from) / answers
}

const [url = '', cookie = '', seconds = '1'] = process.argv.slice(2)
await read(url, cookie, 1) // warms what is compiled and connected
process.send?.(await read(url, cookie, Number(seconds)))
process.disconnect()
