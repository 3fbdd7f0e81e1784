import { sql } from 'kysely'
import { type Disposer, disposerOf } from '#platform/audit/door.ts'

/** Every version of what was last written before a moment. */
const old = (council_id: string, older_than: string) => sql`
  council_id = ${council_id} and appraisal_id in (
    select a.appraisal_id from appraisal a where a.council_id = ${council_id}
    group by a.appraisal_id having max(a.at) < ${older_than}::timestamptz)`

/** How appraisals are disposed of under a retention rule: the words first, then that they took place. */
export const appraisalDisposers: readonly Disposer[] = [
  disposerOf('appraisals', 'appraisal', { first: 'appraisal_words', old }),
]
