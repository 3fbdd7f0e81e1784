import type { Context } from 'hono'
import type { Assets } from '#ui/assets.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { answerProblem, isProgram, problems } from '../api/problem.ts'
import { ErrorPage } from './error-page.tsx'
import type { AppEnv } from './parts.ts'

/** Why a request gets no further than the entrance. */
type Kind = 'too-many' | 'too-large' | 'elsewhere' | 'method'

/** Answers a request that gets no further: a page for people, a problem for programs. */
export const refuse = (c: Context<AppEnv>, assets: Assets, kind: Kind, detail: string): Response => {
  if (isProgram(c)) return answerProblem(c, kind, detail)
  const page = <ErrorPage nonce={c.var.nonce} assets={assets} kind={kind} detail={detail} />
  return c.html(renderPage(page), problems[kind].status)
}
