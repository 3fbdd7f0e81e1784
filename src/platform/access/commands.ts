import { type Db, type Tx, takingFacts } from '#platform/database/door.ts'

export type CouncilFacts = {
  council_id: string
  name: string
  short_name: string
  brand_colour: string
  demonstration: boolean
  illustrative: string | null
  figures_source: string | null
}

/** Adds a council to the installation, or brings its facts up to date. Belongs to no council, so it runs as the owner. */
export const installCouncil = async (db: Db, facts: CouncilFacts): Promise<void> => {
  const { council_id: _, ...changed } = facts
  await db
    .insertInto('council')
    .values(facts)
    .onConflict((conflict) => conflict.column('council_id').doUpdateSet(changed))
    .execute()
}

export type Unit = { unit_code: string; parent_code: string | null; kind: string; name: string }

/** Adds units and renames those that are there; returns how many rows changed. */
export const saveUnits = async (tx: Tx, council_id: string, units: readonly Unit[]): Promise<number> => {
  if (units.length === 0) return 0
  const saved = await tx
    .insertInto('org_unit')
    .values(units.map((unit) => ({ council_id, ...unit })))
    .onConflict(takingFacts('org_unit', ['council_id', 'unit_code'], ['name', 'kind', 'parent_code']))
    .returning('unit_code')
    .execute()
  return saved.length
}

export type NewPerson = {
  person_id: string
  name: string
  post: string
  email: string
  roles: { role_code: string; scope_kind: string; scope_code: string }[]
}

/** Adds people with the roles they hold from a day on; someone already there keeps what they have. */
export const addPeople = async (
  tx: Tx,
  council_id: string,
  people: readonly NewPerson[],
  held_from: string,
): Promise<void> => {
  if (people.length === 0) return
  await tx
    .insertInto('person')
    .values(people.map(({ roles: _, ...person }) => ({ council_id, ...person })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const holdings = people.flatMap(({ person_id, roles }) =>
    roles.map((role) => ({ council_id, person_id, held_from, ...role })),
  )
  if (holdings.length > 0)
    await tx
      .insertInto('role_holding')
      .values(holdings)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
