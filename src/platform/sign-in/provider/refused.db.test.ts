import { describe, expect, test } from 'vitest'
import { findSecurityEvents, refusedKinds } from '#platform/audit/door.ts'
import { ana, app, isOurPage, useProvider, walkToCallback } from '../../../../tests/support/provider-visit.ts'

const visit = useProvider()
const { people, newcomer, walk, rolesIn } = visit
/** What the auditors of a council read of sign-ins refused, newest first. */
const attemptsIn = async (council_id: string) =>
  (
    await visit.opened.database.asCouncil(council_id, (tx) =>
      findSecurityEvents(tx, council_id, { kinds: refusedKinds }, { limit: 50 }),
    )
  ).map(({ kind, actor_name, actor_email, reason }) => ({ kind, actor_name, actor_email, reason }))

describe('somebody who must not come in', () => {
  test.each([
    ['of another tenant', { tid: 'theirs' }, 'wrong-tenant'],
    ['of no tenant', { tid: undefined }, 'wrong-tenant'],
    ['with an address elsewhere', { email: 'ana@elsewhere.example' }, 'wrong-domain'],
    ['whose domain only ends like ours', { email: 'ana@not-example.gov.uk' }, 'wrong-domain'],
    ['with no address', { email: undefined }, 'no-address'],
    ['whose address nobody verified', { email_verified: false }, 'no-address'],
    ['in no group that means anything', { groups: ['choir'] }, 'no-role'],
    ['in more groups than a token holds', { groups: undefined, hasgroups: true }, 'too-many-groups'],
    [
      'whose groups are said to be elsewhere',
      { groups: undefined, _claim_names: { groups: 'src1' } },
      'too-many-groups',
    ],
  ])('%s is told why and nobody is signed in', async (_, more, refusal) => {
    people.set('odd', { ...ana, email: 'odd@example.gov.uk', ...more })
    const visitor = newcomer()
    expect(await walk(visitor, 'odd')).toBe(`/sign-in?error=${refusal}`)
    expect(await visit.signIn.accountOf(visitor.headers())).toBeNull()
    expect(await rolesIn('south', 'odd@example.gov.uk')).toEqual([])
    const told = await attemptsIn('south')
    expect(told[0]).toMatchObject({ kind: 'sign-in-failed', actor_name: 'Ana Pagano' })
    expect(await attemptsIn('vale')).toEqual(told)
  })

  test('a callback that was used already is refused, and so is one in another browser', async () => {
    const visitor = newcomer()
    const callback = await walkToCallback(visit.signIn, visitor, 'ana')
    const thief = newcomer()
    expect(await thief.followTo(callback, isOurPage)).toBe(`${app}/sign-in?error=state_mismatch`)
    expect(await visit.signIn.accountOf(thief.headers())).toBeNull()
    expect(await visitor.followTo(callback, isOurPage)).toBe(`${app}/south`)
    expect(await visitor.followTo(callback, isOurPage)).toBe(`${app}/sign-in?error=state_mismatch`)
    expect((await attemptsIn('south'))[0]?.reason).toContain('used already, or began in another browser')
  })

  test('a code that was used already is refused by the provider, and by us', async () => {
    const first = newcomer()
    const used = new URL(await walkToCallback(visit.signIn, first, 'ana')).searchParams.get('code') ?? ''
    await first.followTo(`${app}/sign-in`, isOurPage)
    const second = newcomer()
    const callback = new URL(await walkToCallback(visit.signIn, second, 'ana'))
    callback.searchParams.set('code', used)
    // the verifier is of another sign-in: a code cannot be carried from one to another
    expect(await second.followTo(callback.href, isOurPage)).toBe(`${app}/sign-in?error=provider-answer`)
    expect((await attemptsIn('vale'))[0]?.reason).toBe('By Council account: the grant is no longer good.')
  })

  test('a token sent straight to us, without a visit to the provider, opens nothing', async () => {
    const body = JSON.stringify({ provider: 'council', idToken: { token: 'x.y.z' } })
    const headers = { 'content-type': 'application/json', origin: app }
    const answered = await visit.signIn.handler(
      new Request(`${app}/api/auth/sign-in/social`, { method: 'POST', headers, body }),
    )
    expect(answered.status).toBe(404)
  })
})
