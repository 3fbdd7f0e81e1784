import { type RawBuilder, sql } from 'kysely'

/** Conditions that a moment lies within days of London, both included; none for a day that is left out. */
export const londonDays = (
  at: RawBuilder<unknown>,
  { from, until }: { from?: string | undefined; until?: string | undefined },
): RawBuilder<unknown>[] => [
  ...(from ? [sql`${at} >= (${from}::date)::timestamp at time zone 'Europe/London'`] : []),
  ...(until ? [sql`${at} < (${until}::date + 1)::timestamp at time zone 'Europe/London'`] : []),
]
