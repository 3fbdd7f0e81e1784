import type { Context } from 'hono'
import { type pageKinds, recordSecurityEvent, type ToldTo } from '#platform/audit/door.ts'
import { deviceSaid } from '#platform/sign-in/door.ts'
import type { AppEnv, Parts } from '../parts.ts'

/** Of a request only this is kept, whatever else its routes know. */
type Asked = { req: { method: string; path: string; raw: Request }; var: { request_id: string } }
type Who = { name: string; email: string | null }
type AttemptKind = (typeof pageKinds)[number]

const reasons: Record<AttemptKind, string> = {
  'not-found': 'There is no such page for them.',
  forbidden: 'Their role does not allow it.',
  'other-council': 'They do not belong to this council.',
  'token-refused': 'The token was not accepted.',
}

/** Keeps a refused attempt for the auditor; when that fails, the refusal stands and the fault is logged. */
export const noteAttempt = async (
  { runner, log }: Parts,
  c: Asked,
  who: Who,
  kind: AttemptKind,
  told: ToldTo,
  reason: string = reasons[kind],
): Promise<void> => {
  const { method, path: route } = c.req
  const { request_id } = c.var
  const device = deviceSaid(c.req.raw.headers)
  const attempt = { kind, actor_name: who.name, actor_email: who.email, method, route, reason, device, request_id }
  log.info(attempt, 'an attempt was refused')
  try {
    await recordSecurityEvent(runner.database.kysely, attempt, told)
  } catch (error) {
    log.error({ err: error, request_id }, 'a refused attempt could not be kept')
  }
}

/** Keeps what the entrance refused before it was known who asked; told to the council of the address, and of whoever it was. */
export const noteAtEntrance = async (parts: Parts, c: Context<AppEnv>, reason: string): Promise<void> => {
  const account = await parts.signIn.accountOf(c.req.raw.headers).catch(() => null)
  const who = account ?? { name: 'Somebody not signed in', email: null }
  await noteAttempt(parts, c, who, 'forbidden', { here: c.req.path.split('/')[1] ?? '', home: true }, reason)
}

const kindOf: Partial<Record<number, AttemptKind>> = { 403: 'forbidden', 404: 'not-found' }

/** Keeps what a page under /:council answered with a refusal. A form that has a reason to show says it with its own status. */
export const noteRefusal = async (parts: Parts, c: Context<AppEnv>, who: Who, reason?: string): Promise<void> => {
  const kind = reason === undefined ? kindOf[c.res.status] : 'forbidden'
  if (kind !== undefined) await noteAttempt(parts, c, who, kind, { here: c.var.council.council_id }, reason)
}
