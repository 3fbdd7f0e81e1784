// Writes what is derived from the migrations: migrations/schema.sql and src/platform/database/tables.ts.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeSchema, describeTables, migrate, openDatabase } from '#platform/database/door.ts'
import { installationRoot } from '#platform/root.ts'

const database = await openDatabase()
await migrate(database)
await writeFile(join(installationRoot(), 'migrations/schema.sql'), await describeSchema(database.kysely))
await writeFile(join(installationRoot(), 'src/platform/database/tables.ts'), await describeTables(database.kysely))
await database.close()
