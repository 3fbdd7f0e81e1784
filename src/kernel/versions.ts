/** The newest version of something, and what it says: a text that is equal when the facts are equal. */
export type Kept = { version: number; says: string }

export type NewVersion<Row> = { row: Row; version: number; earlier: Kept | null }

/** What facts say, as one text for comparing. */
export const saying = (...facts: readonly unknown[]): string => JSON.stringify(facts.map((fact) => fact ?? null))

/**
 * Those rows that say something not yet kept, with the version each becomes. Several rows of one key are versions in
 * their order: where one of them already is the present state, it and those before it are history and not added again.
 */
export const newVersions = <Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  says: (row: Row) => string,
  present: ReadonlyMap<string, Kept>,
): NewVersion<Row>[] => {
  const byKey = Map.groupBy(rows, keyOf)
  return [...byKey].flatMap(([key, group]) => after(group, says, present.get(key) ?? null))
}

const after = <Row>(group: readonly Row[], says: (row: Row) => string, present: Kept | null): NewVersion<Row>[] => {
  const known = group.findLastIndex((row) => says(row) === present?.says)
  let earlier = present
  return group.slice(known + 1).flatMap((row) => {
    const text = says(row)
    if (text === earlier?.says) return []
    const added = { row, version: (earlier?.version ?? 0) + 1, earlier }
    earlier = { version: added.version, says: text }
    return [added]
  })
}

/** The rows in portions of at most `size`: a statement carries only so many parameters. */
export const portions = <Row>(rows: readonly Row[], size = 1000): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, part) => rows.slice(part * size, (part + 1) * size))
