import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import type { SignInProvider } from '#platform/config/door.ts'
import type { Metadata } from './metadata.ts'
import { verifyIdToken } from './tokens.ts'

const issuer = 'https://login.example/tenant/v2.0'
const settings: SignInProvider = {
  id: 'council',
  name: 'Council account',
  discovery_url: `${issuer}/.well-known/openid-configuration`,
  client_id: 'golden-thread',
  client_secret: 'secret',
  tenants: [],
  domains: ['example.gov.uk'],
  scopes: ['openid'],
  groups_claim: 'groups',
  confirm_minutes: 30,
  councils: [],
}

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
let own: Key
let another: Key
let metadata: Metadata
beforeAll(async () => {
  const pair = await generateKeyPair('RS256')
  own = pair.privateKey
  another = (await generateKeyPair('RS256')).privateKey
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'RS256', kid: 'first' }] })
  const endpoint = (name: string) => `${issuer}/${name}`
  metadata = {
    issuer,
    keys,
    authorization_endpoint: endpoint('authorize'),
    token_endpoint: endpoint('token'),
    jwks_uri: endpoint('keys'),
  }
})

const now = () => Math.floor(Date.now() / 1000)

type Token = { key?: Key; alg?: string; issued?: number; expires?: number; claims?: Record<string, unknown> }

const token = ({ key = own, alg = 'RS256', issued = now(), expires = now() + 300, claims = {} }: Token = {}) => {
  const payload = { iss: issuer, aud: 'golden-thread', sub: 'someone', nonce: 'n', ...claims }
  return new SignJWT(payload)
    .setProtectedHeader({ alg, kid: 'first' })
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(key)
}

const verify = async (given: Token, more: Partial<Metadata> = {}) =>
  verifyIdToken(settings, { ...metadata, ...more }, await token(given), 'n')
const refuses = (given: Token, more: Partial<Metadata> = {}) =>
  expect(verify(given, more)).rejects.toMatchObject({ refusal: 'provider-answer' })

test('A token that was meant for us, by the provider’s key, for this sign-in, is believed', async () => {
  expect(await verify({})).toMatchObject({ sub: 'someone' })
})

test('A clock up to a minute out is forgiven, in either direction; beyond that it is not', async () => {
  expect(await verify({ issued: now() - 400, expires: now() - 50 })).toMatchObject({ sub: 'someone' })
  await refuses({ issued: now() - 400, expires: now() - 70 })
  expect(await verify({ issued: now() + 50 })).toMatchObject({ sub: 'someone' })
  await refuses({ issued: now() + 70 })
  await refuses({ claims: { nbf: now() + 70 } })
})

test('A token of long ago is refused, however long it says it lasts', async () => {
  await refuses({ issued: now() - 2 * 60 * 60, expires: now() + 60 * 60 })
})

test('A signature by another key, or by the client’s own secret, is refused', async () => {
  await refuses({ key: another })
  const secret = new TextEncoder().encode('secret')
  await refuses({ key: secret as unknown as Key, alg: 'HS256' })
})

test('A token with no signature at all is refused', async () => {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const times = { iat: now(), exp: now() + 300 }
  const bare = `${encoded({ alg: 'none' })}.${encoded({ iss: issuer, aud: 'golden-thread', sub: 'x', nonce: 'n', ...times })}.`
  await expect(verifyIdToken(settings, metadata, bare, 'n')).rejects.toMatchObject({ refusal: 'provider-answer' })
})

test('A token for another client, from another issuer, or of another sign-in is refused', async () => {
  await refuses({ claims: { aud: 'another' } })
  await refuses({ claims: { aud: ['golden-thread', 'another'], azp: 'another' } })
  await refuses({ claims: { iss: 'https://login.example/other/v2.0' } })
  await refuses({ claims: { nonce: 'of another' } })
  await refuses({ claims: { nonce: undefined } })
})

test('A directory of many tenants is believed only for the tenant that the token names', async () => {
  const common = { issuer: 'https://login.example/{tenantid}/v2.0' }
  expect(await verify({ claims: { tid: 'tenant' } }, common)).toMatchObject({ tid: 'tenant' })
  await refuses({ claims: { tid: 'another' } }, common)
  await refuses({}, common)
})
