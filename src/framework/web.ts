import type { Context } from 'hono'
import type { Result } from '#kernel/result.ts'
import type { Actor } from '#platform/access/door.ts'
import type { Asking, Command, Refusal } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'
import type { PageProps } from '#ui/layout/page.tsx'
import type { Framework } from './schema.ts'

/** The part of a page that is the same wherever a person is: `<Page title="…" {...frame}>`. */
export type PageFrame = Omit<PageProps, 'title' | 'children' | 'errors' | 'wide' | 'breadcrumbs' | 'banner'>

/** What every handler under /:council finds in `c.var`: who asks, of which council, on which day, and how to write. */
export type CouncilEnv = {
  Variables: {
    actor: Actor
    council: {
      council_id: string
      name: string
      short_name: string
      illustrative: string | null
      figures_source: string | null
    }
    database: Database
    framework: Framework
    today: string
    request_id: string
    frame: PageFrame
    /** Logs what failed after the answer had begun; what fails before is answered and logged for all. */
    noteFailure: (error: unknown) => void
    run: <Input, Value>(
      command: Command<Input, Value>,
      input: unknown,
      /** Through which door, where it is not a form. */
      how?: Omit<Asking, 'door' | 'request_id'> & { door: 'api' },
    ) => Promise<Result<Value, Refusal>>
  }
}

/** Whether data is asked for in place of a page, by header or by address. */
export const asksJson = (c: Context): boolean =>
  c.req.query('format') === 'json' || /^application\/json\b/.test(c.req.header('Accept') ?? '')
