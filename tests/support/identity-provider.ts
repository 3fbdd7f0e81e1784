import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair } from 'jose'
import { type Configuration, Provider } from 'oidc-provider'

/** What the provider says of one of its people, by the name they sign in with; null: the account is disabled. */
export type Directory = Map<string, Record<string, unknown> | null>

export type IdentityProvider = {
  readonly issuer: string
  readonly people: Directory
  /** What the groups endpoint gives for anybody with a token, when a token holds too few. */
  groups: string[]
  readonly stop: () => Promise<void>
}

export const client = { client_id: 'golden-thread', client_secret: 'a secret between the two of them' }

/** One key, so that a provider that was away for a while comes back as the same. */
const key = generateKeyPair('RS256', { extractable: true }).then(async ({ privateKey }) => ({
  ...(await exportJWK(privateKey)),
  use: 'sig',
  alg: 'RS256',
  kid: randomUUID(),
}))

/** An OpenID Connect provider on loopback, with PKCE, refresh tokens and sign-out: what Entra ID is to a council. */
export const startIdentityProvider = async (
  { port, app }: { port: number; app: string },
  people: Directory,
): Promise<IdentityProvider> => {
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, configuration(app, people, await key))
  provider.on('server_error', (_, error) => console.error(error))
  const groups: string[] = []
  const running = { issuer, people, groups }
  const answer = provider.callback()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname
    if (path === '/groups') return giveGroups(running.groups, request, response)
    if (path.startsWith('/interaction/')) return void interact(provider, people, request, response)
    void answer(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return Object.assign(running, { stop })
}

const claims = ['name', 'preferred_username', 'tid', 'groups', '_claim_names', '_claim_sources', 'hasgroups']

const configuration = (app: string, people: Directory, key: object): Configuration => ({
  jwks: { keys: [key] },
  clients: [
    {
      ...client,
      redirect_uris: [`${app}/api/auth/callback/council`],
      post_logout_redirect_uris: [`${app}/`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub'], profile: claims, email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['a key for the cookies of this test'] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  issueRefreshToken: () => true,
  pkce: { required: () => true },
  ttl: { AccessToken: 3600, Grant: 86400, IdToken: 300, Interaction: 600, RefreshToken: 86400, Session: 86400 },
  renderError: (ctx, out) => {
    ctx.type = 'html'
    ctx.body = `<!DOCTYPE html><title>Error</title><pre>${JSON.stringify(out)}</pre>`
  },
  findAccount: (_, login) => {
    const said = people.get(login)
    return said === null || said === undefined
      ? undefined
      : { accountId: login, claims: () => ({ sub: login, ...said }) }
  },
  /** Nobody is asked for consent: the council's administrator gave it for all. */
  loadExistingGrant: async (ctx) => {
    const { client: asking, session, provider } = ctx.oidc
    if (asking === undefined || session?.accountId === undefined) return undefined
    const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid profile email offline_access')
    await grant.save()
    return grant
  },
})

const form = (
  fault: string,
) => `<!DOCTYPE html><html lang="en"><title>Council account</title><main><h1>Council account</h1>
<p>${fault}</p>
<form method="post"><label>Name <input name="login"></label><button>Continue</button></form></main></html>`

const interact = async (
  provider: Provider,
  people: Directory,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  response.setHeader('content-type', 'text/html')
  if (request.method !== 'POST') return void response.end(form(''))
  const accountId = new URLSearchParams(await text(request)).get('login') ?? ''
  const isKnown = (people.get(accountId) ?? null) !== null
  if (!isKnown) return void response.end(form('Nobody here has that name, or the account is disabled.'))
  await provider.interactionFinished(request, response, { login: { accountId } })
}

const giveGroups = (groups: readonly string[], request: IncomingMessage, response: ServerResponse) => {
  const isAsked = request.headers.authorization?.startsWith('Bearer ') === true
  response.writeHead(isAsked ? 200 : 401, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ value: groups.map((id) => ({ id })) }))
}
