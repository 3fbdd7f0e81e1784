import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { administrationRoutes } from '#administration/routes.tsx'
import { importsRoutes } from '#do/imports/routes.tsx'
import { returnsRoutes } from '#do/returns/routes.tsx'
import { frameworkRoutes } from '#framework/routes.tsx'
import { threadRoutes } from '#plan/thread/routes.tsx'
import { installationRoot } from '#platform/root.ts'
import { dashboardRoutes } from '#review/dashboards/routes.tsx'
import { performanceRoutes } from '#review/performance/routes.tsx'
import { reportRoutes } from '#review/reports/routes.tsx'
import { galleryPage } from '#ui/gallery.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { answerProblem, isProgram, notFoundWords } from './api/problem.ts'
import { apiRoutes } from './api/routes.tsx'
import { addressOf } from './entrance/address.ts'
import { enterCouncil } from './entrance/council-scope.ts'
import { ErrorPage } from './entrance/error-page.tsx'
import type { AppEnv, Parts } from './entrance/parts.ts'
import { startRoutes } from './entrance/start-routes.tsx'
import { paths } from './paths.ts'
import { commands } from './registry.ts'

const largestUpload = 30 * 1024 * 1024

/** The whole product on one page: middleware in order, then each slice's routes, then what is not found and what fails. */
export const createApp = (parts: Parts) => {
  const app = new Hono<AppEnv>()

  app.use(async (c, next) => {
    c.set('nonce', randomBytes(16).toString('base64'))
    c.set('request_id', randomUUID())
    await next()
    c.header('X-Request-Id', c.var.request_id)
  })
  app.use(policyHeaders)
  app.use(csrf())
  app.use(bodyLimit({ maxSize: largestUpload }))

  app.get('/assets/*', serveAsset)
  app.get(paths.health(), (c) => c.json({ status: 'ok' }))
  app.get(paths.gallery(), (c) => c.html(galleryPage(parts.assets, c.var.nonce)))
  app.on(['GET', 'POST'], '/api/auth/*', (c) => parts.signIn.handler(c.req.raw, addressOf(c)))
  app.route('/', startRoutes(parts))

  app.use('/:council/*', enterCouncil(parts))
  app.use('/:council', enterCouncil(parts))
  app.route('/:council', dashboardRoutes)
  app.route('/:council', threadRoutes)
  app.route('/:council', importsRoutes)
  app.route('/:council', returnsRoutes)
  app.route('/:council', performanceRoutes)
  app.route('/:council', reportRoutes)
  app.route('/:council', frameworkRoutes)
  app.route('/:council', administrationRoutes(commands))
  app.route('/:council', apiRoutes)

  app.notFound((c) => {
    if (isProgram(c)) return answerProblem(c, 'not-found', notFoundWords)
    return c.html(renderPage(<ErrorPage nonce={c.var.nonce} assets={parts.assets} kind="not-found" />), 404)
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

const policyHeaders = async (c: Parameters<ReturnType<typeof secureHeaders>>[0], next: () => Promise<void>) => {
  const nonce = `'nonce-${c.get('nonce')}'`
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", nonce],
      styleSrc: ["'self'", nonce],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  })
  return headers(c, next)
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
