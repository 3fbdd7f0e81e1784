import type { RawBuilder } from 'kysely'
import type { Database } from '#platform/database/door.ts'

/** What came of a statement: how many rows it touched, or the words in which the database refused it. */
export const outcomeAs = async (
  database: Database,
  council: string,
  statement: RawBuilder<unknown>,
): Promise<number | string> => {
  try {
    return await database.asCouncil(council, async (tx) => {
      const done = await statement.execute(tx)
      throw new Undone(Number(done.numAffectedRows ?? 0))
    })
  } catch (error) {
    if (error instanceof Undone) return error.rows
    return String((error as Error).message)
  }
}

/** Every attempt is undone, so that one does not feed the next. */
class Undone extends Error {
  readonly rows: number
  constructor(rows: number) {
    super('undone')
    this.rows = rows
  }
}
