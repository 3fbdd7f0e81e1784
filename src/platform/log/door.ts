import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
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
  'database_owner_url',
  'apiKey',
  'api_key',
  'client_secret',
  // PostgreSQL repeats in these the row that it refused
  'detail',
  'parameters',
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
    serializers: { err: withoutSecrets, path: shortPath },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** A log whose every entry bears the request's id, as the visitor was told it. */
export const requestLog = (log: Log, request_id: string): Log => log.child({ request_id })

/** An address with a password in it, a bearer token, or a token of ours, wherever an error quotes one. */
const quoted = /(:\/\/[^\s:/@]*:)[^\s@]*@|\b(bearer\s+)[\w.~+/=-]+|\b(gt_)[\w-]{8,}/gi

const withoutSecrets = (error: Error) => {
  const told = stdSerializers.err(error)
  const clean = (text: string) =>
    text.replace(quoted, (_, address, bearer, token) =>
      address === undefined ? `${bearer ?? token}[hidden]` : `${address}[hidden]@`,
    )
  return { ...told, message: clean(told.message), stack: clean(told.stack) }
}

/** A long word in an address may be a token that opens something: of those only the beginning is kept. */
const shortPath = (path: string): string => path.replace(/(^|\/)([\w-]{6})[\w-]{18,}(?=\/|$)/g, '$1$2…')
