import type { Tx } from '#platform/database/door.ts'
import type { Actor } from './actor.ts'

/** Something a person is named for: a measure owned, an action led. `person_id` may be a name that no person here has. */
export type Duty = { what: string; code: string; name: string; person_id: string; unit_code: string | null }

/** Of one person, or of everybody; those that `seen_by` may see, or all of them. */
export type DutiesAsked = { person_id?: string; seen_by?: Actor }

/** What a slice offers so that its duties can be listed, and move from a leaver to a successor. */
export type Duties = {
  list: (tx: Tx, asked: DutiesAsked) => Promise<Duty[]>
  move: (tx: Tx, from: string, to: string) => Promise<void>
}
