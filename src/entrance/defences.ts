import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isFromOwnPage, ownOrigins, type TokenBuckets, tokenBuckets } from '#platform/hardening/door.ts'
import type { Assets } from '#ui/assets.ts'
import { addressOf } from './address.ts'
import type { AppEnv, Parts } from './parts.ts'
import { refuse } from './refusal.tsx'

type Guard = MiddlewareHandler<AppEnv>
type C = Context<AppEnv>

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Generous, since a whole council may come from one address; what passes them is no person reading. Decision 25. */
const perAddress = { burst: 1000, per_second: 50 }
const perPerson = { burst: 300, per_second: 20 }

/** Passed by every request before anything else of it is looked at. */
export const defences = ({ config, assets }: Parts): Guard[] => [
  knownMethods(assets),
  readableAddress,
  ownPages(assets, ownOrigins(config)),
  reasonableSize(assets),
  moderation(assets, tokenBuckets(perAddress), addressSeen),
]

/** Passed within a council, by who asks. */
export const personModeration = ({ assets }: Parts): Guard =>
  moderation(assets, tokenBuckets(perPerson), (c) => {
    const { actor } = c.var
    return addressSeen(c) === undefined ? undefined : `${actor.council_id}/${actor.person_id}`
  })

const knownMethods =
  (assets: Assets): Guard =>
  async (c, next) => {
    if (['GET', 'HEAD', 'POST'].includes(c.req.method)) return next()
    c.header('Allow', 'GET, HEAD, POST')
    return refuse(c, assets, 'method', 'Ask with GET, HEAD or POST.')
  }

/** A zero character is in no address of ours, and no database keeps one. */
const readableAddress: Guard = async (c, next) => (/%00|\0/.test(c.req.url) ? c.notFound() : next())

const ownPages =
  (assets: Assets, own: readonly string[]): Guard =>
  async (c, next) =>
    isFromOwnPage(c.req.method, c.req.raw.headers, own)
      ? next()
      : refuse(c, assets, 'elsewhere', 'Nothing was done. Open the page here and send it again.')

/** A file where files are taken, something long where programs send it, and elsewhere what a person types. */
export const largestBody = (path: string): number => {
  if (/^\/[^/]+\/imports(?:\/preview)?$/.test(path)) return 30 * megabyte
  if (/^\/[^/]+\/api\/commands\/imports\.import$/.test(path)) return 30 * megabyte
  return /^\/[^/]+\/api\//.test(path) ? megabyte : 100 * kilobyte
}

const reasonableSize = (assets: Assets): Guard => {
  const limits = new Map<number, MiddlewareHandler>()
  return (c, next) => {
    const maxSize = largestBody(c.req.path)
    const words = maxSize < megabyte ? `${maxSize / kilobyte} kB` : `${maxSize / megabyte} MB`
    const onError = (c: C) => refuse(c, assets, 'too-large', `Nothing was saved. At most ${words} can be sent here.`)
    const limit = limits.get(maxSize) ?? bodyLimit({ maxSize, onError: onError as never })
    limits.set(maxSize, limit)
    return limit(c, next)
  }
}

/** Making a document or taking a file is worth many pages. */
const costOf = (c: C): number => {
  if (/\/report\.(?:docx|pdf|xlsx)$/.test(c.req.path)) return 10
  return c.req.method === 'POST' && /\/imports(?:\/preview)?$/.test(c.req.path) ? 10 : 1
}

const moderation =
  (assets: Assets, buckets: TokenBuckets, keyOf: (c: C) => string | undefined): Guard =>
  async (c, next) => {
    const key = c.req.path.startsWith('/assets/') ? undefined : keyOf(c)
    const wait = key === undefined ? 0 : buckets.take(key, costOf(c))
    if (wait === 0) return next()
    c.header('Retry-After', String(wait))
    return refuse(c, assets, 'too-many', `Wait ${wait === 1 ? 'a second' : `${wait} seconds`} and try again.`)
  }

/** Not counted: the machine asking itself, as probes do, and an app asked without a socket. A proxy says for whom it asks. */
const addressSeen = (c: C): string | undefined => {
  const address = addressOf(c)
  return address === undefined || address === '::1' || address.startsWith('127.') ? undefined : address
}
