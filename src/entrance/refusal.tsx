import type { Context } from 'hono'
import type { Assets } from '#ui/assets.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { type ErrorKind, ErrorPage } from './error-page.tsx'
import type { AppEnv } from './parts.ts'

const titles = {
  'too-many': { status: 429, title: 'Too many requests' },
  'too-large': { status: 413, title: 'Too large' },
  elsewhere: { status: 403, title: 'Not from a page of this service' },
  method: { status: 405, title: 'Method not allowed' },
} as const satisfies Partial<Record<ErrorKind, { status: number; title: string }>>

/** Answers a request that gets no further: a page for people, problem+json (RFC 9457) for programs. */
export const refuse = (c: Context<AppEnv>, assets: Assets, kind: keyof typeof titles, detail: string): Response => {
  const { status, title } = titles[kind]
  const { nonce, request_id } = c.var
  if (isProgram(c)) {
    const problem = { type: 'about:blank', status, title, detail, request_id }
    return c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
  }
  return c.html(renderPage(<ErrorPage nonce={nonce} assets={assets} kind={kind} detail={detail} />), status)
}

const isProgram = (c: Context<AppEnv>): boolean =>
  /^bearer\b/i.test(c.req.header('Authorization') ?? '') ||
  /^application\/(?:problem\+)?json\b/.test(c.req.header('Accept') ?? '') ||
  /^\/(?:[^/]+\/)?api\//.test(c.req.path)
