// What other programs show in place of a person's cookie: named, limited, ending, and kept as a hash only.
export { makeToken, revokeToken } from './commands.ts'
export { listTokens, type TokenListed, useToken } from './queries.ts'
export { bearerOf, lifetimes, narrow, standingOf } from './rules.ts'
export { newSecret } from './secret.ts'
