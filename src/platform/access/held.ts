import { sql } from 'kysely'

/** Whether a row is held on any day of a time; null is a time without end. */
export const heldDuring = ({ held_from, held_until }: { held_from: string; held_until: string | null }) =>
  sql<boolean>`coalesce(held_until, 'infinity') >= ${held_from}::date and held_from <= coalesce(${held_until}::date, 'infinity')`

/** Whether a row is still held after a day. */
export const heldAfter = (day: string | null) => sql<boolean>`(held_until is null or held_until > ${day}::date)`
