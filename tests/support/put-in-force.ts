import type { Framework } from '#framework/door.ts'
import type { Tx } from '#platform/database/door.ts'

/** A framework in force in a council, for a test that needs one and does not ask how it came there. */
export const putInForce = async (tx: Tx, council_id: string, framework: Framework): Promise<void> => {
  await tx
    .insertInto('framework_version')
    .values({
      council_id,
      version: 1,
      content: JSON.stringify(framework),
      source_text: '',
      adopted_by: 'a test',
      reason: '',
    })
    .execute()
}
