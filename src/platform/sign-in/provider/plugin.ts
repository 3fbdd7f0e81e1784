import type { BetterAuthPlugin } from 'better-auth'
import type { OpenProvider } from './open-provider.ts'

/** Makes the providers known to better-auth's own sign-in and callback. */
export const providersPlugin = (providers: readonly OpenProvider[]) =>
  ({
    id: 'golden-thread-providers',
    init: (context) => ({
      context: { socialProviders: [...providers.map(({ oauth }) => oauth), ...context.socialProviders] },
    }),
  }) satisfies BetterAuthPlugin
