// Where everything is kept: one dialect, one schema, and transactions that see one council only.

export { bringUp, NotReady, schemaState } from './bring-up.ts'
export { describeSchema, describeTables } from './describe-schema.ts'
export { FolderTaken } from './hold-folder.ts'
export { migrate } from './migrate.ts'
export { type Database, type Db, openDatabase, type Tx } from './open.ts'
export { perDatabase } from './per-database.ts'
export { openAsOwner, openConfigured } from './place.ts'
export { rowsAsTable } from './rows-as-arrays.ts'
export { type Standing, standingOf } from './standing.ts'
export type { Tables } from './tables.ts'
export { takingFacts } from './taking-facts.ts'
