import type { ClientBase } from 'pg'

/** Statements asked this often are worth the server's remembering; a list of many values is seldom asked twice. */
const often = 5
/** The server keeps each for every connection, and its pool the text of those asked before. */
const [mostPrepared, mostSeen] = [200, 2000]

type Seen = { times: number; name: string | null }

/**
 * For the connections of one pool: lets the server parse and plan a statement once for each connection instead of each time
 * it is asked, since most of what the product asks is the same few hundred texts with other values. Statements asked once
 * or twice stay as they are.
 */
export const preparingRepeated = (): ((client: ClientBase) => void) => {
  const names = openNames()
  return (client) => {
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown
    const query = (asked: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof asked === 'string' && Array.isArray(values) && values.length > 0 ? names.of(asked) : null
      if (name === null || typeof asked !== 'string') return ask(asked, values, ...rest)
      const answer = ask({ name, text: asked }, values, ...rest)
      return answer instanceof Promise ? answer.catch((error: unknown) => names.forget(asked, error)) : answer
    }
    Object.assign(client, { query })
  }
}

const openNames = () => {
  const seen = new Map<string, Seen>()
  let prepared = 0

  const of = (text: string): string | null => {
    const known = seen.get(text) ?? { times: 0, name: null }
    if (known.times === 0) {
      if (seen.size >= mostSeen) forgetSeldom()
      seen.set(text, known)
    }
    known.times++
    if (known.name === null && known.times >= often && prepared < mostPrepared) known.name = `repeated_${prepared++}`
    return known.name
  }

  const forgetSeldom = () => {
    for (const [text, { name }] of seen) if (name === null) seen.delete(text)
  }

  /** After a migration a prepared statement may no longer fit its table: the next time it is prepared anew, by another name. */
  const forget = (text: string, error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === '0A000') seen.delete(text)
    throw error
  }

  return { of, forget }
}
