import type { CouncilEnv } from '#framework/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import type { Config } from '#platform/config/door.ts'
import type { Log } from '#platform/log/door.ts'
import type { SignIn } from '#platform/sign-in/door.ts'
import type { Assets } from '#ui/assets.ts'

/** What the app is made of: built once at the start, or by a test. */
export type Parts = { runner: Runner; config: Config; signIn: SignIn; log: Log; assets: Assets }

/** What every handler finds in `c.var`, inside a council or not. */
export type AppEnv = CouncilEnv & { Variables: { nonce: string; request_id: string } }
