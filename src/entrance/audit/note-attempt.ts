import type { Context } from 'hono'
import { type AttemptKind, recordAttempt, type ToldTo } from '#platform/audit/door.ts'
import type { AppEnv, Parts } from '../parts.ts'

type Who = { name: string; email: string | null }

const reasons: Record<AttemptKind, string> = {
  'not-found': 'There is no such page for them.',
  forbidden: 'Their role does not allow it.',
  'other-council': 'They do not belong to this council.',
  'sign-in-failed': 'The password was wrong.',
  'token-refused': 'The token was not accepted.',
}

/** Keeps a refused attempt for the auditor; when that fails, the refusal stands and the fault is logged. */
export const noteAttempt = async (
  { runner, log }: Parts,
  c: Context<AppEnv>,
  who: Who,
  kind: AttemptKind,
  told: ToldTo,
  reason = reasons[kind],
): Promise<void> => {
  const { method, path: route } = c.req
  const attempt = { kind, actor_name: who.name, actor_email: who.email, method, route, reason }
  try {
    await recordAttempt(runner.database.kysely, { ...attempt, request_id: c.var.request_id }, told)
  } catch (error) {
    log.error({ err: error, request_id: c.var.request_id }, 'a refused attempt could not be kept')
  }
}

const kindOf: Partial<Record<number, AttemptKind>> = { 403: 'forbidden', 404: 'not-found' }

/** Keeps what a page under /:council answered with a refusal. */
export const noteRefusal = async (parts: Parts, c: Context<AppEnv>, who: Who, reason?: string): Promise<void> => {
  const kind = kindOf[c.res.status]
  if (kind !== undefined) await noteAttempt(parts, c, who, kind, { here: c.var.council.council_id }, reason)
}
