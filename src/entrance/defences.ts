import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isFromOwnPage, ownOrigins, type TokenBuckets, tokenBuckets } from '#platform/hardening/door.ts'
import type { Assets } from '#ui/assets.ts'
import { addressOf } from './address.ts'
import { noteAtEntrance } from './audit/note-attempt.ts'
import type { AppEnv, Parts } from './parts.ts'
import { refuse } from './refusal.tsx'

type Guard = MiddlewareHandler<AppEnv>
type C = Context<AppEnv>

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Generous, since a whole council may come from one address; what passes them is no person reading. Decision 25. */
const perAddress = { burst: 1000, per_second: 50 }
const perPerson = { burst: 300, per_second: 20 }
/** How often of one that is told to wait it is written down. */
const notedOf = { burst: 1, per_second: 1 / 60 }

/** Passed by every request before anything else of it is looked at. */
export const defences = (parts: Parts): Guard[] => [
  knownMethods(parts.assets),
  readableAddress,
  ownPages(parts, ownOrigins(parts.config)),
  reasonableSize(parts),
  moderation(parts, tokenBuckets(perAddress), addressSeen),
]

/** Passed within a council, by who asks. */
export const personModeration = (parts: Parts): Guard =>
  moderation(parts, tokenBuckets(perPerson), (c) => {
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
  (parts: Parts, own: readonly string[]): Guard =>
  async (c, next) => {
    if (isFromOwnPage(c.req.method, c.req.raw.headers, own)) return next()
    const from = c.req.header('Origin') ?? 'nowhere'
    await noteAtEntrance(parts, c, `The form was sent from ${from.slice(0, 200)}, not from a page of this service.`)
    return refuse(c, parts.assets, 'elsewhere', 'Nothing was done. Open the page here and send it again.')
  }

/** A file where files are taken, something long where programs send it, and elsewhere what a person types. */
export const largestBody = (path: string): number => {
  if (/^\/[^/]+\/imports(?:\/preview)?$/.test(path)) return 30 * megabyte
  if (/^\/[^/]+\/api\/commands\/imports\.import$/.test(path)) return 30 * megabyte
  return /^\/[^/]+\/api\//.test(path) ? megabyte : 100 * kilobyte
}

const reasonableSize = (parts: Parts): Guard => {
  const limits = new Map<number, MiddlewareHandler>()
  return (c, next) => {
    const maxSize = largestBody(c.req.path)
    const words = maxSize < megabyte ? `${maxSize / kilobyte} kB` : `${maxSize / megabyte} MB`
    const onError = async (c: C) => {
      await noteAtEntrance(parts, c, `More was sent than the ${words} that are taken here.`)
      // the rest is not read, so nothing more can come on this connection: whoever keeps it for others, as proxies do, is told
      c.header('Connection', 'close')
      return refuse(c, parts.assets, 'too-large', `Nothing was saved. At most ${words} can be sent here.`)
    }
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

const moderation = (parts: Parts, buckets: TokenBuckets, keyOf: (c: C) => string | undefined): Guard => {
  const noted = tokenBuckets(notedOf)
  return async (c, next) => {
    const key = c.req.path.startsWith('/assets/') ? undefined : keyOf(c)
    const wait = key === undefined ? 0 : buckets.take(key, costOf(c))
    if (key === undefined || wait === 0) return next()
    // one of many: a flood must not become as many writes
    if (noted.take(key, 1) === 0) await noteAtEntrance(parts, c, 'More was asked at once than one person asks.')
    c.header('Retry-After', String(wait))
    return refuse(c, parts.assets, 'too-many', `Wait ${wait === 1 ? 'a second' : `${wait} seconds`} and try again.`)
  }
}

/** Not counted: the machine asking itself, as probes do, and an app asked without a socket. A proxy says for whom it asks. */
const addressSeen = (c: C): string | undefined => {
  const address = addressOf(c)
  return address === undefined || address === '::1' || address.startsWith('127.') ? undefined : address
}
