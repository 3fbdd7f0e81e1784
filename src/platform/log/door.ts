import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from '#platform/config/door.ts'

export type Log = Logger

/** What must never reach a log, at the top of an entry and one or two levels down. */
const secrets = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'auth_secret',
  'authorization',
  'cookie',
  '["set-cookie"]',
  'smtp_url',
  'database_url',
]
const at = (path: string, name: string) => (name.startsWith('[') ? `${path}${name}` : `${path}.${name}`)
const paths = secrets.flatMap((name) => [name, at('*', name), at('*.*', name)])

/** One JSON object a line, to standard output or where `destination` says; secrets are replaced by '[hidden]'. */
export const openLog = (level: LogLevel, destination?: DestinationStream): Log => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[hidden]' },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** A log whose every entry bears the request's id, as the visitor was told it. */
export const requestLog = (log: Log, request_id: string): Log => log.child({ request_id })
