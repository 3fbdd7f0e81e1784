import { type OnConflictBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Column<Table extends keyof Tables> = keyof Tables[Table] & string

/**
 * For `insertInto(table).onConflict(…)`: a row that is there under its key takes the facts of the one given, and only
 * where one of them differs, so that `returning` names what was added or changed and nothing else.
 */
export const takingFacts =
  <Table extends keyof Tables & string>(table: Table, key: readonly Column<Table>[], facts: readonly Column<Table>[]) =>
  (conflict: OnConflictBuilder<Tables, Table>) => {
    const given = Object.fromEntries(facts.map((fact) => [fact, sql.ref(`excluded.${fact}`)]))
    const columns = (of: string) => sql.join(facts.map((fact) => sql.ref(`${of}.${fact}`)))
    return conflict
      .columns(key)
      .doUpdateSet(given as never) // each is a column of the table, which a record made from a list does not tell
      .where(sql<boolean>`(${columns(table)}) is distinct from (${columns('excluded')})`)
  }
