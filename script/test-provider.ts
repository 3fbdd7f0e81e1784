import { createInterface } from 'node:readline'
import { type Directory, startIdentityProvider } from '../tests/support/identity-provider.ts'

const port = Number(process.argv[2] ?? 4000)
const app = process.env.BASE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`

const person = (name: string, groups: string[]) => ({
  name,
  email: `${name.toLowerCase()}@example.gov.uk`,
  email_verified: true,
  tid: 'test-tenant',
  groups,
})
const people: Directory = new Map([
  ['ana', person('Ana', ['performance'])],
  ['ben', person('Ben', [])],
  ['guest', { ...person('Guest', ['performance']), tid: 'another-tenant' }],
])

const usage = 'usage: script/test-provider [PORT]   (PORT or BASE_URL in the environment: those of the product)'

const start = async () => {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(usage)
  const { issuer } = await startIdentityProvider({ port, app }, people).catch((error: { code?: string }) => {
    throw error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Name another one.`) : error
  })
  console.log(`A test provider is at ${issuer}. Never for real use.
  product        ${app}
  redirect URI   ${app}/api/auth/callback/council
  people         ${[...people.keys()].join(', ')}
Type "ana:" to take ana out of every group, "ana: performance" to put her back, "ana: disabled" to close her account.`)
  for await (const line of createInterface({ input: process.stdin })) console.log(change(line))
}

/** Changes one person as the line says; what they are told by the product follows from it. */
const change = (line: string): string => {
  const [, name = '', wanted = ''] = /^\s*([a-z]+)\s*:(.*)$/.exec(line) ?? []
  const known = people.has(name)
  if (!known) return `Type a name and what follows: one of ${[...people.keys()].join(', ')}, a colon, groups.`
  const groups = wanted.split(/[\s,]+/).filter((group) => group !== '')
  const tid = name === 'guest' ? 'another-tenant' : 'test-tenant'
  const isOut = groups[0] === 'disabled'
  people.set(name, isOut ? null : { ...person(name[0]?.toUpperCase() + name.slice(1), groups), tid })
  return isOut ? `${name} is disabled.` : `${name} is in ${groups.join(', ') || 'no group'}.`
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
