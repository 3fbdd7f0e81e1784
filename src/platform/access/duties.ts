import type { Tx } from '#platform/database/door.ts'

/** Something a person is named for: a measure owned, an action led. `person_id` may be a name that no person here has. */
export type Duty = { what: string; code: string; name: string; person_id: string; unit_code: string | null }

/** What a slice offers so that its duties can be listed, and move from a leaver to a successor. */
export type Duties = {
  /** Of one person, or of everybody. */
  list: (tx: Tx, person_id?: string) => Promise<Duty[]>
  move: (tx: Tx, from: string, to: string) => Promise<void>
}
