import { describe, expect, test } from 'vitest'
import { ana, useProvider } from '../../../../tests/support/provider-visit.ts'

const visit = useProvider()
const { people, newcomer, walk, rolesIn } = visit
const auditOf = (council_id: string) =>
  visit.opened.database.asCouncil(council_id, (tx) =>
    tx.selectFrom('audit_entry').select(['actor_name', 'after']).orderBy('entry_id').execute(),
  )

describe('somebody the council knows', () => {
  test('is signed in, added to each of its councils with the roles of their groups, and that is on record', async () => {
    const visitor = newcomer()
    expect(await walk(visitor)).toBe('/south')
    expect(await visit.signIn.accountOf(visitor.headers())).toMatchObject({
      email: 'ana.pagano@example.gov.uk',
      name: 'Ana Pagano',
    })
    expect(await rolesIn('south')).toEqual(['performance-team'])
    expect(await rolesIn('vale')).toEqual(['director'])
    const [entry] = await auditOf('south')
    expect(entry).toMatchObject({
      actor_name: 'Council account',
      after: { roles: [{ role_code: 'performance-team' }] },
    })
  })

  test('comes back unchanged, and nothing more is recorded', async () => {
    const before = (await auditOf('south')).length
    expect(await walk(newcomer())).toBe('/south')
    expect(await rolesIn('south')).toEqual(['performance-team'])
    expect(await auditOf('south')).toHaveLength(before)
  })

  test('gains and loses roles as their groups say at each sign-in', async () => {
    people.set('ana', { ...ana, groups: ['south-team', 'housing'] })
    await walk(newcomer())
    expect(await rolesIn('south')).toEqual(['manager', 'performance-team'])
    expect(await rolesIn('vale')).toEqual(['manager'])
    people.set('ana', ana)
    await walk(newcomer())
    expect(await rolesIn('south')).toEqual(['performance-team'])
    expect(await rolesIn('vale')).toEqual(['director'])
  })

  test('who is taken out of one council’s groups leaves that one', async () => {
    people.set('ana', { ...ana, groups: ['south-team'] })
    expect(await walk(newcomer())).toBe('/south')
    expect(await rolesIn('vale')).toEqual(['left'])
  })

  test('out of every group is let in nowhere, and what was open is ended', async () => {
    const earlier = newcomer()
    await walk(earlier)
    people.set('ana', { ...ana, groups: [] })
    expect(await walk(newcomer())).toBe('/sign-in?error=no-role')
    expect(await visit.signIn.accountOf(earlier.headers())).toBeNull()
    expect(await rolesIn('south')).toEqual(['left'])
    people.set('ana', ana)
    expect(await walk(newcomer())).toBe('/south')
    expect(await rolesIn('south')).toEqual(['performance-team'])
  })

  test('with a new name and address is still the same person', async () => {
    people.set('ana', { ...ana, name: 'Ana Pagano-Hill', email: 'ana.hill@example.gov.uk' })
    await walk(newcomer())
    expect(await rolesIn('south', 'ana.hill@example.gov.uk')).toEqual(['performance-team'])
    expect(await rolesIn('south')).toEqual([])
    people.set('ana', ana)
    await walk(newcomer())
  })
})

test('An address given again to a newcomer brings nothing of whoever had it before', async () => {
  const address = 'j.smith@example.gov.uk'
  people.set('old-smith', { ...ana, name: 'Jo Smith', email: address, groups: ['south-team', 'housing'] })
  await walk(newcomer(), 'old-smith')
  people.set('old-smith', null)
  people.set('new-smith', { ...ana, name: 'Jay Smith', email: address, groups: ['vale-team'] })
  expect(await walk(newcomer(), 'new-smith')).toBe('/south')
  expect(await rolesIn('south', address)).toEqual([])
  expect(await rolesIn('vale', address)).toEqual(['director'])
})

test('Groups that no token holds are read from where the settings say', async () => {
  people.set('many', { ...ana, email: 'many@example.gov.uk', groups: undefined, hasgroups: true })
  visit.opened.provider.groups = ['vale-team']
  const before = visit.signIn
  visit.signIn = visit.opened.open({ groups_endpoint: `${visit.opened.provider.issuer}/groups` })
  expect(await walk(newcomer(), 'many')).toBe('/south')
  visit.signIn = before
  expect(await rolesIn('vale', 'many@example.gov.uk')).toEqual(['director'])
})
