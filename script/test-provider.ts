import { type Directory, startIdentityProvider } from '../tests/support/identity-provider.ts'

const port = Number(process.argv[2] ?? 4000)
const app = process.env.BASE_URL ?? 'http://localhost:3000'

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

const { issuer } = await startIdentityProvider({ port, app }, people)
console.log(
  `A test provider is at ${issuer}, for ${app}. Sign in as: ${[...people.keys()].join(', ')}. Never for real use.`,
)
