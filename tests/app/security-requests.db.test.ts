import { load } from 'cheerio'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation, origin } from './installation.ts'

/** The database makes no difference to what is asked here: once is enough. */
const once = describe.skipIf(process.env.GOLDEN_THREAD_TEST_DATABASE === 'postgres')

const council = 'stroud'
let installation: Installation
let cookie: string
beforeAll(async () => {
  installation = await openInstallation()
  cookie = await installation.cookieOf(council)
})
afterAll(() => installation?.close())

const samples: Record<string, string> = { council, code: 'HOU03', period: '2026-27-Q2', product: 'quarterly' }
const sampled = (path: string) =>
  path.replace(/:(\w+)(?:\{[^}]*\})?/g, (_, name) => samples[name] ?? 'x').replace('*', 'sign-out')
const writes = () => [
  ...new Set(installation.routes.filter(({ method }) => method === 'POST').map(({ path }) => sampled(path))),
]
const form = (fields: Record<string, string> = {}) => new URLSearchParams(fields)
const post = (path: string, headers: Record<string, string>, body: BodyInit = form()) =>
  installation.ask(path, { method: 'POST', headers: { cookie, ...headers }, body })

once('whatever changes something', () => {
  test('is refused when it was sent from another site, on every route', async () => {
    expect(writes().length).toBeGreaterThan(8)
    for (const path of writes()) {
      for (const from of ['https://elsewhere.example', 'null', 'http://localhost:3000.elsewhere.example']) {
        const answer = await post(path, { origin: from })
        expect(answer.status, `${path} from ${from}`).toBe(403)
        expect(answer.headers.has('set-cookie'), path).toBe(false)
        expect(await answer.text(), path).toMatch(/did not come from this service|Not from a page of this service/)
      }
      expect((await post(path, {})).status, `${path} from nowhere`).toBe(403)
      expect((await post(path, { 'sec-fetch-site': 'cross-site' })).status, path).toBe(403)
    }
  })

  test('is refused whatever Host the sender invents', async () => {
    const answer = await post(paths.signOut(), { host: 'elsewhere.example', origin: 'https://elsewhere.example' })
    expect(answer.status).toBe(403)
  })

  test('is never done by reading', async () => {
    const reads = installation.routes.filter(({ method }) => method === 'GET').map(({ path }) => sampled(path))
    const only = writes().filter((path) => !reads.includes(path))
    expect(only.length).toBeGreaterThan(3)
    for (const path of only.filter((one) => !one.startsWith('/api/auth')))
      expect((await installation.ask(path, { headers: { cookie } })).status, path).toBe(404)
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is not done by %s', async (method) => {
    for (const path of ['/', paths.home(council), paths.value(council, 'HOU03', '2026-27-Q2')]) {
      const answer = await installation.ask(path, { method, headers: { cookie, origin } })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
    }
  })
})

once('where a visitor is sent after signing in', () => {
  const hostile = fc.oneof(
    fc.webUrl(),
    fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `/${text}`),
    fc.stringMatching(/^[/\\]{1,4}[a-z.@:%\t\n/\\]{0,20}$/),
    fc.constantFrom(
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/\t/elsewhere.example',
      'https:elsewhere.example',
      'javascript:alert(1)',
      '/%2f%2felsewhere.example',
      '/a/../..//elsewhere.example',
      '/a//elsewhere.example',
      '/.//elsewhere.example',
      '@elsewhere.example',
      '/stroud\r\nSet-Cookie: a=b',
    ),
  )

  /** In a browser of its own: signing in ends the session that a browser had. */
  const enter = (next: string) => {
    const body = form({ email: `person@${council}.example.org`, name: 'Ana Pagano', next })
    return installation.ask(paths.demonstrationSignIn(), { method: 'POST', headers: { origin }, body })
  }

  test('is a place of ours, whatever the address asked for', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (next) => {
        const answer = await enter(next)
        const location = answer.headers.get('location') ?? ''
        expect(answer.status).toBe(303)
        expect(new URL(location, origin).origin, next).toBe(origin)
        expect(location).toMatch(/^\/(?![/\\])/)
        expect(location, 'whatever a proxy makes of it').not.toMatch(/\/\/|\.\./)
      }),
      { numRuns: 50 },
    )
  })

  test('is kept in the page only when it is one', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (next) => {
        const $ = load(await (await installation.ask(`${paths.signIn()}?next=${encodeURIComponent(next)}`)).text())
        $('input[name=next]').each((_, input) => {
          expect(new URL(String($(input).attr('value')), origin).origin).toBe(origin)
        })
      }),
      { numRuns: 12 },
    )
  })

  test('is where they wanted to go', async () => {
    const next = `/${council}/measures?status=off-target&q=homes`
    expect((await enter(next)).headers.get('location')).toBe(next)
  })
})

once('how much may be sent', () => {
  const large = (bytes: number) => form({ reason: 'a'.repeat(bytes) })

  test('is a form’s worth, and the limit is said', async () => {
    const answer = await post(paths.withheld(council), { origin }, large(101 * 1024))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('At most 100 kB')
    expect(answer.headers.get('connection'), 'a proxy must not send the next visitor after it').toBe('close')
    expect((await post(paths.withheld(council), { origin }, large(90 * 1024))).status).toBe(422)
  })

  test('is a form’s worth although its length is not told beforehand', async () => {
    const piece = new TextEncoder().encode('a'.repeat(10_000))
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(piece) })
    const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' }
    const init = { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit
    expect((await installation.ask(paths.signIn(), init)).status).toBe(413)
  })

  test('is thirty megabytes where files are taken, and a file’s own limit is said', async () => {
    const upload = (bytes: number, name: string) => {
      const body = new FormData()
      body.set('kind', 'values')
      body.set('file', new File(['a'.repeat(bytes)], name))
      return installation.ask(`${paths.imports(council)}/preview`, {
        method: 'POST',
        headers: { cookie, origin },
        body,
      })
    }
    const megabyte = 1024 * 1024
    const whole = await upload(31 * megabyte, 'values.csv')
    expect(whole.status).toBe(413)
    expect(await whole.text()).toContain('At most 30 MB')
    const csv = await upload(21 * megabyte, 'values.csv')
    expect(csv.status).toBe(422)
    expect(await csv.text()).toContain('20 MB')
  })
})

once('what a stranger learns from what goes wrong', () => {
  test.each([
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//package.json',
    '/assets/.env.js',
    '/assets/%00.js',
    `/${council}/reports/quarterly/2026-27-Q2/strategy-and-resources/..%2freport.pdf`,
  ])('%s leads to no file', async (path) => {
    expect((await installation.ask(path, { headers: { cookie } })).status).toBe(404)
  })

  test('no page of an error tells of the program behind it', async () => {
    const asked = [
      `/${council}/measures/${encodeURIComponent(`x' or 1=1 --`)}`,
      `/${council}/measures?period=%00&q=%00`,
      `/${council}/calendar?year=9999999-99&kind=%F0`,
      `/${council}/reports/%E0%A4%A/x/y`,
      `/${council}/measures/HOU03/__proto__/value`,
      `/${council}/reports/quarterly/2026-27-Q2/strategy-and-resources?issue=99999999999999999999`,
    ]
    for (const path of asked) {
      const answer = await installation.ask(path, { headers: { cookie } })
      const text = await answer.text()
      expect(answer.status, path).toBeLessThan(500)
      expect(text, path).not.toMatch(
        /node_modules|\.tsx?:\d|\bat [A-Za-z.]+ \(|syntax error|relation "|PGlite|select .* from/i,
      )
    }
  })

  test('a character that no database keeps is told to whoever sent it', async () => {
    const fields = { measure_code: 'HOU03', from_period: '2026-27-Q2', reason: 'zero \0 character' }
    const answer = await post(paths.withheld(council), { origin }, form(fields))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Leave out the character')
  })

  test('nothing of a page is made from the Host it was asked by', async () => {
    for (const path of ['/', paths.signIn(), paths.home(council), paths.calendarFeed(council)]) {
      const answer = await installation.ask(path, {
        headers: { cookie, host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
      })
      expect(JSON.stringify([...answer.headers]) + (await answer.text()), path).not.toContain('elsewhere.example')
    }
  })
})

once('how often may be asked', () => {
  const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

  test('is enough for a council behind one address, and then a visitor is told to wait', async () => {
    const untilRefused = async (headers: Record<string, string>): Promise<{ asked: number; answer: Response }> => {
      for (let asked = 0; asked < 10_000; asked += 1) {
        const answer = await installation.ask('/health', { headers }, from('203.0.113.9'))
        if (answer.status === 429) return { asked, answer }
      }
      throw new Error('never refused')
    }
    const { asked, answer } = await untilRefused({})
    expect(asked).toBeGreaterThanOrEqual(1000)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(await answer.text()).toContain('Too many requests')
    const program = (await untilRefused({ accept: 'application/json' })).answer
    expect(program.headers.get('content-type')).toContain('application/problem+json')
    expect(await program.json()).toMatchObject({ status: 429, request_id: expect.any(String) })
    expect((await installation.ask('/health', {}, from('203.0.113.10'))).status).toBe(200)
  })

  test('is counted for a person wherever they ask from, more for what costs more', async () => {
    const ask = (path: string, at: number) =>
      installation.ask(path, { headers: { cookie } }, from(`198.51.100.${at % 250}`))
    const path = `${paths.report(council, 'quarterly', '2026-27-Q2', 'no-such-body')}/report.pdf`
    let refused = 0
    for (let at = 0; at < 80 && refused === 0; at += 1) if ((await ask(path, at)).status === 429) refused = at
    expect(refused).toBeGreaterThanOrEqual(30)
    const theirs = await installation.cookieOf('stockton-on-tees')
    const other = await installation.ask(
      paths.home('stockton-on-tees'),
      { headers: { cookie: theirs } },
      from('198.51.100.1'),
    )
    expect(other.status).toBe(200)
  })
})
