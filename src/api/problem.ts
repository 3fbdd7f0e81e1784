import type { Context } from 'hono'
import type { Refusal } from '#platform/commands/door.ts'

/** What a program is told when nothing was done; members of RFC 9457, and `fields` by input field. */
export type Problem = {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500
  title: string
  detail: string
  fields?: Record<string, string[]>
}

/** Every kind of problem, by the name that ends its `type` and heads its line on the reference page. */
export const problems = {
  'not-readable': { status: 400, title: 'The body cannot be read' },
  'not-signed-in': { status: 401, title: 'Nobody is signed in' },
  forbidden: { status: 403, title: 'You may not do this' },
  'not-found': { status: 404, title: 'Not found' },
  elsewhere: { status: 403, title: 'Not from a page of this service' },
  method: { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'It cannot be done as things stand' },
  'too-large': { status: 413, title: 'Too large' },
  'not-json': { status: 415, title: 'Send JSON' },
  invalid: { status: 422, title: 'Something in the request is not right' },
  'too-many': { status: 429, title: 'Too many requests' },
  failed: { status: 500, title: 'Something went wrong' },
} as const satisfies Record<string, Pick<Problem, 'status' | 'title'>>

export type ProblemKind = keyof typeof problems

/** Answers as application/problem+json; the request's id leads to the line in the log. */
export const answerProblem = (
  c: Context,
  kind: ProblemKind,
  detail: string,
  fields?: Record<string, string[]>,
): Response => {
  const { status, title } = problems[kind]
  const request_id: string = c.get('request_id')
  const body = {
    type: `${typeBase(c.req.path)}#${kind}`,
    status,
    title,
    detail,
    ...(fields === undefined ? {} : { fields }),
  }
  if (kind === 'not-signed-in') c.header('WWW-Authenticate', 'Bearer realm="Golden Thread"')
  return c.body(JSON.stringify({ ...body, request_id }), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  })
}

/** Where the kinds are explained: the reference page of the council that was asked. */
export const typeBase = (path: string): string => `/${path.split('/')[1] ?? ''}/api`

/** The same refusal that a form would show beside its fields. */
export const answerRefusal = (c: Context, refusal: Refusal): Response => {
  const { kind, detail, fields } = problemOf(refusal)
  return answerProblem(c, kind, detail, fields)
}

/** A refusal as programs are told of it. */
export const problemOf = (
  refusal: Refusal,
): { kind: ProblemKind; detail: string; fields?: Record<string, string[]> } => {
  if (refusal.kind === 'invalid') return { kind: 'invalid', detail: sentenceOf(refusal.fields), fields: refusal.fields }
  if (refusal.kind === 'forbidden') return { kind: 'forbidden', detail: refusal.reason }
  if (refusal.kind === 'conflict') return { kind: 'conflict', detail: refusal.message }
  return { kind: 'not-found', detail: notFoundWords }
}

export const notFoundWords = 'There is nothing at this address, or it is not open to you.'

const sentenceOf = (fields: Record<string, string[]>): string =>
  Object.entries(fields)
    .map(([name, messages]) => (name === '' ? messages.join('; ') : `${name}: ${messages.join('; ')}`))
    .join('. ')

/** Whether a program asks: it shows a token, wants JSON, or posts to a command. People get pages. */
export const isProgram = (c: Context): boolean =>
  /^bearer\b/i.test(c.req.header('Authorization') ?? '') ||
  /^application\/(?:problem\+)?json\b/.test(c.req.header('Accept') ?? '') ||
  /^\/[^/]+\/api\/commands\//.test(c.req.path)
