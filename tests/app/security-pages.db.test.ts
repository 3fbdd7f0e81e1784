import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation } from './installation.ts'

/** The database makes no difference to what is asked here: once is enough. */
const once = describe.skipIf(process.env.GOLDEN_THREAD_TEST_DATABASE === 'postgres')

const council = 'stroud'
let installation: Installation
let answers: { path: string; headers: Headers; html: string | null }[]
beforeAll(async () => {
  installation = await openInstallation()
  const cookie = await installation.cookieOf(council)
  answers = []
  for (const path of [...pagesToAsk(), '/assets/none.js', '/health']) {
    const { headers, ...answer } = await asked(path, cookie)
    answers.push({
      path,
      headers,
      html: headers.get('content-type')?.startsWith('text/html') ? await answer.text() : null,
    })
  }
})
afterAll(() => installation?.close())

/** Every address of the app that shows a page, with something real behind it; `*` and files are left out. */
const samples: Record<string, string> = {
  council,
  item: 'T1',
  code: 'HOU03',
  period: '2026-27-Q2',
  product: 'quarterly',
  body: 'strategy-and-resources',
}
const pagesToAsk = (): string[] => {
  const routes = installation.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
  const asked = routes.map(({ path }) => path.replace(/:(\w+)(?:\{[^}]*\})?/g, (whole, name) => samples[name] ?? whole))
  return [...new Set(asked.filter((path) => !path.includes(':'))), '/no-such-page', `/${council}/no-such-page`]
}
const asked = async (path: string, cookie: string) => {
  const answer = await installation.ask(path, { headers: { cookie } })
  return { headers: answer.headers, text: () => answer.text() }
}
const pages = () =>
  answers.filter((answer): answer is (typeof answers)[number] & { html: string } => answer.html !== null)
const directives = (policy: string) =>
  new Map(policy.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1)]))

once('every page', () => {
  test('runs and styles nothing that is not ours: no inline handler, style or address of a script', async () => {
    for (const { path, headers, html } of pages()) {
      const $ = load(html)
      const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1]
      $('script, style').each((_, element) => {
        expect($(element).attr('nonce'), `${path}: ${$.html(element).slice(0, 80)}`).toBe(nonce)
      })
      $('*').each((_, element) => {
        for (const [name, value] of Object.entries($(element).attr() ?? {})) {
          expect(name, `${path}: ${$.html(element).slice(0, 120)}`).not.toMatch(/^on|^style$|^srcdoc$/)
          if (/^(?:href|src|action|formaction|xlink:href)$/.test(name))
            expect(value.trim(), path).not.toMatch(/^(?:javascript|vbscript|data:(?!image\/))/i)
        }
      })
      $('link[rel=stylesheet], script[src], img[src]').each((_, element) => {
        expect($(element).attr('href') ?? $(element).attr('src'), path).toMatch(/^(?:\/(?!\/)|data:image\/)/)
      })
      $('form').each((_, form) => {
        expect($(form).attr('action') ?? '/', path).toMatch(/^\/(?!\/)|^[?#]/)
      })
    }
    expect(pages().length).toBeGreaterThan(12)
  })

  test('says in its policy that nothing else may run, frame it or take its forms', async () => {
    for (const { path, headers } of answers) {
      const policy = directives(headers.get('content-security-policy') ?? '')
      expect(policy.get('default-src'), path).toEqual(["'none'"])
      expect([...policy.values()].flat().join(' '), path).not.toMatch(/unsafe|\*|https?:/)
      for (const name of ['frame-ancestors', 'base-uri', 'object-src'])
        expect(policy.get(name), path).toEqual(["'none'"])
      expect(policy.get('form-action'), path).toEqual(["'self'"])
      expect(policy.get('script-src')?.length, path).toBe(2)
    }
  })

  test('has a nonce of its own each time', async () => {
    const nonces = await Promise.all(
      Array.from({ length: 20 }, async () => (await installation.ask('/')).headers.get('content-security-policy')),
    )
    expect(new Set(nonces).size).toBe(20)
  })

  test('comes with the headers that keep it from being sniffed, framed, shared and traced', async () => {
    for (const { path, headers } of answers) {
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('x-frame-options'), path).toBe('DENY')
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
      expect(headers.get('permissions-policy'), path).toMatch(/camera=\(\), microphone=\(\), geolocation=\(\)/)
      expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.has('x-powered-by') || headers.has('server'), path).toBe(false)
    }
  })

  test('of a council is kept by no cache between', async () => {
    for (const { path, headers } of answers.filter(({ path }) => path.startsWith(`/${council}`)))
      expect(headers.get('cache-control'), path).toMatch(/no-store/)
  })
})

once('the connection', () => {
  test('without https nothing is promised about it', async () => {
    expect((await installation.ask('/')).headers.has('strict-transport-security')).toBe(false)
  })

  test('with https a browser is told to stay with it, and the session goes over nothing else', async () => {
    const secure = await openInstallation({ base_url: 'https://performance.example.gov.uk' })
    try {
      const answer = await secure.ask(paths.demonstrationSignIn(), {
        method: 'POST',
        headers: { origin: 'https://performance.example.gov.uk' },
        body: new URLSearchParams({ email: `person@${council}.example.org`, name: 'Ana Pagano' }),
      })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
      expectSession(answer.headers.getSetCookie(), 'https')
    } finally {
      await secure.close()
    }
  })

  test('the session is out of reach of scripts and of other sites', async () => {
    const answer = await installation.ask(paths.demonstrationSignIn(), {
      method: 'POST',
      headers: { origin: 'http://localhost:3000' },
      body: new URLSearchParams({ email: `person@${council}.example.org`, name: 'Ana Pagano' }),
    })
    expectSession(answer.headers.getSetCookie(), 'http')
  })
})

const expectSession = (cookies: readonly string[], scheme: 'http' | 'https') => {
  expect(cookies.length).toBeGreaterThan(0)
  for (const set of cookies) {
    expect(set).toMatch(/; HttpOnly/i)
    expect(set).toMatch(/; SameSite=(?:Lax|Strict)/i)
    expect(set).toMatch(/; Path=\/(?:;|$)/i)
    expect(set).not.toMatch(/; Domain=/i)
    if (scheme === 'https') {
      expect(set).toMatch(/^__Host-/)
      expect(set).toMatch(/; Secure/i)
    }
  }
}
