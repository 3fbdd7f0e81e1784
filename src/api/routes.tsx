import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import type { Ask } from './ask.ts'
import { jsonCommandNamed, jsonCommands } from './json-commands.ts'
import { openApi } from './openapi.ts'
import { ReferencePage } from './pages/reference-page.tsx'
import { answerProblem, answerRefusal, notFoundWords } from './problem.ts'
import { tokenRoutes } from './token-routes.tsx'

type Env = CouncilEnv & { Variables: { request_id: string } }

const longestKey = 200

/** Mounted under /:council: every command for programs, what they can read, and the page that explains both. */
export const apiRoutes = new Hono<Env>()
  .get('/api', (c) => {
    const props = { frame: c.var.frame, council: c.var.council.council_id, commands: jsonCommands }
    return c.html(renderPage(<ReferencePage {...props} />))
  })
  .route('/api/tokens', tokenRoutes)
  .get('/api/openapi.json', (c) => c.json(openApi(c.var.council.council_id, c.var.council.name)))
  .post('/api/commands/:name', async (c) => {
    const command = jsonCommandNamed(c.req.param('name'))
    if (command === undefined) return answerProblem(c, 'not-found', notFoundWords)
    // a page elsewhere can send a form or plain text in a visitor's name, but not this
    if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('Content-Type') ?? ''))
      return answerProblem(c, 'not-json', 'Send the input as JSON, with Content-Type: application/json.')
    const body = await readJson(c)
    if (body === undefined) return answerProblem(c, 'not-readable', 'The body is not an object written as JSON.')
    const key = c.req.header('Idempotency-Key')
    if (key !== undefined && (key === '' || key.length > longestKey))
      return answerProblem(c, 'not-readable', `An Idempotency-Key has from 1 to ${longestKey} characters.`)
    const ask: Ask = (asked, input) => c.var.run(asked, input, { door: 'api', idempotency_key: key })
    const done = await command.carryOut(ask, body)
    return done.ok ? c.json(done.value ?? {}) : answerRefusal(c, done.error)
  })

const readJson = async (c: Context): Promise<object | undefined> => {
  try {
    const body: unknown = await c.req.json()
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined
  } catch {
    return undefined
  }
}
