import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { administrationRoutes } from '#administration/routes.tsx'
import { importsRoutes } from '#do/imports/routes.tsx'
import { returnsRoutes } from '#do/returns/routes.tsx'
import { riskRoutes } from '#do/risk/routes.tsx'
import { frameworkRoutes } from '#framework/routes.tsx'
import { appraisalRoutes } from '#people/appraisals/routes.tsx'
import { targetRoutes } from '#plan/targets/routes.tsx'
import { threadRoutes } from '#plan/thread/routes.tsx'
import { installationRoot } from '#platform/root.ts'
import { dashboardRoutes } from '#review/dashboards/routes.tsx'
import { measureStatuses } from '#review/performance/door.ts'
import { performanceRoutes } from '#review/performance/routes.tsx'
import { reportRoutes } from '#review/reports/routes.tsx'
import { withheldRoutes } from '#review/withheld/routes.tsx'
import { galleryPage } from '#ui/gallery.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { answerProblem, isProgram, notFoundWords } from './api/problem.ts'
import { apiRoutes } from './api/routes.tsx'
import { webhookRoutes } from './api/webhook-routes.tsx'
import { auditWords } from './audit-words.ts'
import { accountRoutes } from './entrance/account/account-routes.tsx'
import { furtherSignInRoutes } from './entrance/account/sign-in-routes.tsx'
import { addressOf } from './entrance/address.ts'
import { auditRoutes } from './entrance/audit/routes.tsx'
import { enterCouncil } from './entrance/council-scope.ts'
import { defences, personModeration } from './entrance/defences.ts'
import { ErrorPage } from './entrance/error-page.tsx'
import type { AppEnv, Parts } from './entrance/parts.ts'
import { policyHeaders } from './entrance/policy-headers.ts'
import { startRoutes } from './entrance/start-routes.tsx'
import { paths } from './paths.ts'
import { commands } from './registry.ts'

/** The whole product on one page: middleware in order, then each slice's routes, then what is not found and what fails. */
export const createApp = (parts: Parts) => {
  const app = new Hono<AppEnv>()

  app.use(async (c, next) => {
    c.set('nonce', randomBytes(16).toString('base64'))
    c.set('request_id', randomUUID())
    await next()
    c.header('X-Request-Id', c.var.request_id)
    // what says nothing of it, such as a refusal, is kept by no browser and no proxy on the way
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(policyHeaders(parts.config.base_url))
  for (const defence of defences(parts)) app.use(defence)

  app.get('/assets/*', serveAsset)
  app.get(paths.health(), (c) => c.json({ status: 'ok' }))
  app.get(paths.gallery(), (c) => c.html(galleryPage(parts.assets, c.var.nonce)))
  app.on(['GET', 'POST'], '/api/auth/*', (c) => parts.signIn.handler(c.req.raw, addressOf(c)))
  app.route('/', startRoutes(parts))
  app.route('/', furtherSignInRoutes(parts))
  app.route(paths.account(), accountRoutes(parts))

  app.use('/:council/*', enterCouncil(parts)) // its home too: the star may stand for nothing
  app.use('/:council/*', personModeration(parts))
  app.route('/:council', dashboardRoutes)
  app.route('/:council', threadRoutes(measureStatuses))
  app.route('/:council', targetRoutes)
  app.route('/:council', importsRoutes)
  app.route('/:council', returnsRoutes)
  app.route('/:council', riskRoutes)
  app.route('/:council', performanceRoutes)
  app.route('/:council', reportRoutes)
  app.route('/:council', withheldRoutes)
  app.route('/:council', frameworkRoutes)
  app.route('/:council', appraisalRoutes) // before people, whose pages are named by anything
  app.route('/:council', administrationRoutes(commands))
  app.route('/:council', apiRoutes)
  app.route('/:council/api/webhooks', webhookRoutes(parts.config.auth_secret))
  app.route('/:council', auditRoutes(auditWords))

  app.notFound((c) => {
    if (isProgram(c)) return answerProblem(c, 'not-found', notFoundWords)
    const { nonce, frame } = c.var
    return c.html(renderPage(<ErrorPage nonce={nonce} assets={parts.assets} kind="not-found" frame={frame} />), 404)
  })
  app.onError((error, c) => {
    parts.log.error({ err: error, request_id: c.var.request_id, path: c.req.path }, 'request failed')
    if (isProgram(c)) return answerProblem(c, 'failed', 'Nothing was saved. Try again, or report the request_id.')
    return c.html(
      renderPage(<ErrorPage nonce={c.var.nonce} assets={parts.assets} kind="failed" request_id={c.var.request_id} />),
      500,
    )
  })
  return app
}

const assetTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Built files carry a hash in their name, so a browser may keep them for ever. */
const serveAsset = async (c: {
  req: { path: string }
  body: (content: Uint8Array<ArrayBuffer>, status: 200, headers: Record<string, string>) => Response
  notFound: () => Response | Promise<Response>
}) => {
  const name = /^\/assets\/([\w.-]+)$/.exec(c.req.path)?.[1]
  const type = assetTypes[name?.split('.').at(-1) ?? '']
  if (name === undefined || type === undefined) return c.notFound()
  const content = await readFile(join(installationRoot(), 'dist/client/assets', name)).catch(() => null)
  if (content === null) return c.notFound()
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
}
