import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Owners = { owners: Map<string, string>; ownerless: string[] }

const createTable = /^create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/i
const ownerComment = /^--\s*owner:\s*(\S+)/i

/** A write through Kysely, or in SQL text; the shape around the name keeps prose from counting. */
const writes = [
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\s*\(\s*['"`](\w+)/g,
  /\b(?:insert\s+into|delete\s+from|merge\s+into)\s+"?(\w+)/gi,
  /\bupdate\s+(?:only\s+)?"?(\w+)"?(?:\s+(?:as\s+)?\w+)?\s+set\b/gi,
  /\bcopy\s+"?(\w+)"?\s*\([^)]*\)\s*from\b/gi,
]

/**
 * Which folder of src owns each table: the `-- owner: plan/measures` above its CREATE TABLE in the migrations. Each table
 * has a comment of its own; other comments may stand between the two.
 */
export const tableOwners = async (root: string): Promise<Owners> => {
  const found: Owners = { owners: new Map(), ownerless: [] }
  if (!existsSync(join(root, 'migrations'))) return found
  for await (const file of glob('migrations/[0-9]*.sql', { cwd: root })) {
    readOwners(await readFile(join(root, file), 'utf8'), found)
  }
  return found
}

const readOwners = (sql: string, found: Owners): void => {
  let owner: string | undefined
  for (const line of sql.split('\n')) {
    owner = ownerComment.exec(line)?.[1] ?? owner
    const table = createTable.exec(line)?.[1]
    if (table === undefined) continue
    if (owner === undefined) found.ownerless.push(table)
    else found.owners.set(table, owner)
    owner = undefined
  }
}

/** Every place in src that writes a table outside the folder of its owner, as sentences. */
export const strayWrites = async (root: string): Promise<string[]> => {
  const { owners } = await tableOwners(root)
  const stray = new Set<string>()
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root })) {
    if (/\.test\.tsx?$/.test(file)) continue
    for (const table of tablesWritten(await readFile(join(root, file), 'utf8'))) {
      const owner = owners.get(table)
      if (owner !== undefined && !file.startsWith(`src/${owner}/`))
        stray.add(`${file} writes ${table}, which ${owner} owns`)
    }
  }
  return [...stray].sort()
}

const tablesWritten = (source: string): string[] =>
  writes.flatMap((write) => [...source.matchAll(write)].map(([, table]) => String(table)))
