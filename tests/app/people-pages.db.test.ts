import { load } from 'cheerio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendInvitations } from '#administration/jobs.ts'
import { refused } from '#kernel/result.ts'
import type { Installation } from './installation.ts'
import { council, form, head, member, openPeopled, page } from './people-of-stroud.ts'

let installation: Installation
let officer: Awaited<ReturnType<Installation['as']>>

beforeAll(async () => {
  ;({ installation, officer } = await openPeopled())
})
afterAll(() => installation?.close())

test('somebody without an account is invited: the log keeps it, the page says so, and once is enough', async () => {
  const sent = await officer(`/${council}/people/new/invite`, form({ form: 'invite' }))
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/${council}/people/new`])
  expect(await page(officer, '/people/new')).toContain('The letter is on its way, asked for on 20 November 2026')
  expect((await installation.trail(council)).at(-1)).toMatchObject({
    command: 'people.invite',
    actor_name: 'Ana Pagano',
    after: { email: 'nia@example.org' },
  })
  const again = await officer(`/${council}/people/new/invite`, form({ form: 'invite' }))
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('A letter to nia@example.org is on its way already.')
  const asMember = await installation.asPerson(member)
  expect(await page(asMember, '/people/new')).not.toContain('The letter')
})

test('the letter goes once the command is kept, and leads to an account of that address', async () => {
  const { database, clock } = installation.serving
  const { kysely } = installation.runner.database
  const sender = { database, now: clock.now, invite: installation.signIn.invite }
  const words = 'No mail server is set (SMTP_URL), so the letter was not sent'
  const without = { ...sender, invite: async () => refused({ words, again: true }) }
  expect(await sendInvitations(without)).toBe(1)
  expect(await page(officer, '/people/new')).toContain(`The letter has not gone yet, asked for on 20 November 2026`)
  expect(await page(officer, '/people/new')).toContain(`${words}. It is tried again for a day.`)
  await kysely.updateTable('invitation').set({ next_at: clock.now() }).execute()
  expect(await sendInvitations(sender)).toBe(1)
  expect(await page(officer, '/people/new')).toContain('The letter was sent on 20 November 2026')
  const account = kysely.selectFrom('sign_in_account').select('name').where('email', '=', 'nia@example.org')
  expect(await account.execute()).toEqual([{ name: 'Nia New' }])
})

test('somebody who signs in already, has left or has no address is not invited, and the page says so', async () => {
  const { kysely } = installation.runner.database
  const account = kysely.selectFrom('sign_in_account').select('id').where('email', '=', 'nia@example.org')
  const { id: account_id } = await account.executeTakeFirstOrThrow()
  const password = { id: 'nia', account_id, provider: 'credential', subject: account_id, password_hash: 'hash' }
  await kysely.insertInto('sign_in_credential').values(password).execute()
  await installation.addPeople(council, [{ person_id: 'bare', name: 'Bare', email: '', post: '', roles: [] }])
  for (const [person, words] of [
    ['new', 'nia@example.org has an account already.'],
    ['bare', 'Bare has no email address here.'],
  ]) {
    const refused = await officer(`/${council}/people/${person}/invite`, form({ form: 'invite' }))
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain(words)
  }
  expect((await officer(`/${council}/people/nobody/invite`, form({}))).status).toBe(404)
})

test('who may not change people may not invite them', async () => {
  const asMember = await installation.asPerson(member)
  expect((await asMember(`/${council}/people/new/invite`, form({}))).status).toBe(403)
})

test('the home of those who sign off lists the figures of their service that others gave', async () => {
  const home = await page(await installation.asPerson(head), '')
  expect(home).toContain('Waiting for your signature')
  expect(home).toContain('1 figure waits for you to sign off.')
  expect(home).toContain('/stroud/measures/HOU03/2026-27-Q2/value#sign-off')
  expect(home).not.toContain('/stroud/measures/WAS01/2026-27-Q2/value#sign-off')
})

test('who signs nothing off is not told of signatures', async () => {
  expect(await page(await installation.asPerson(member), '')).not.toContain('Waiting for your signature')
})

test('a role is given for one measure or one item of the plan, chosen on the page', async () => {
  expect(await page(officer, '/people/mo')).toContain('value="measure:WAS01"')
  const given = { form: 'give', scope: 'council', held_from: '2026-11-01', held_until: '' }
  for (const thing of ['measure:WAS01', 'plan:T1']) {
    const role = { ...given, role_code: 'lead-officer', thing, reason: 'Supplies it' }
    expect((await officer(`/${council}/people/mo/roles`, form(role))).status).toBe(303)
  }
  const shown = await page(officer, '/people/mo')
  expect(shown).toContain('measure WAS01')
  expect(shown).toContain('Homes for all')
})

test('a post is set up, filled and shown on the pages of posts, units and its holder', async () => {
  const posts = `/${council}/people/posts`
  const reason = 'Set up'
  const post = { form: 'post', post_code: 'head-of-waste', title: 'Head of Waste', unit_code: 'there', reason }
  expect((await officer(posts, form(post))).status).toBe(303)
  expect(await page(officer, '/people/posts')).toContain('<strong>Vacant</strong>')
  expect(load(await page(officer, '/people/units'))('main').text()).toContain('Head of Waste: vacant')
  const missing = await officer(
    `${posts}/fill`,
    form({
      form: 'fill',
      post_code: 'head-of-waste',
      person_id: 'new',
      'held_from-day': '31',
      'held_from-month': 'soon',
      'held_from-year': '',
      reason,
    }),
  )
  expect(missing.status).toBe(422)
  const again = await missing.text()
  expect(again).toContain('<a href="#fill-held_from">The first day must include a year</a>')
  expect(again).toContain('value="soon"')
  const filled = { form: 'fill', post_code: 'head-of-waste', person_id: 'new', held_from: '2026-11-01', reason }
  expect((await officer(`${posts}/fill`, form(filled))).status).toBe(303)
  const role = {
    post_code: 'head-of-waste',
    role_code: 'head-of-service',
    scope: 'unit:there',
    held_from: '2026-11-01',
  }
  expect((await officer(`${posts}/roles`, form({ form: 'give', ...role, reason }))).status).toBe(303)
  expect(load(await page(officer, '/people/units'))('main').text()).toContain('Head of Waste: Nia New')
  expect(await page(officer, '/people/new')).toContain('As Head of Waste')
  const ended = {
    form: 'end',
    role: 'head-of-waste:head-of-service:unit:there:2026-11-01',
    held_until: '2026-11-20',
    reason,
  }
  expect((await officer(`${posts}/roles/end`, form(ended))).status).toBe(303)
})

test('who may do what is told for a role, group by group, and for an act, role by role', async () => {
  const textOf = async (path: string) =>
    load(await page(officer, path))('main')
      .text()
      .replaceAll(/\s+/g, ' ')
  const role = await textOf('/people/permissions?role=head-of-service')
  const there = role.indexOf('Only where it is held: a service')
  const not = role.indexOf('What it may not do')
  expect(role.slice(there, not)).toContain('Sign a figure off')
  expect(role.slice(not)).toContain('Release a report')
  expect(role.slice(there, not)).not.toContain('Release a report')
  const act = await textOf('/people/permissions?act=reports.release')
  expect(act).toContain('Who may: release a report')
  expect(act).toContain('Policy and GovernanceAnywhere in the council')
  expect(act.slice(act.indexOf('Who may: release'))).not.toContain('Head of Service')
  expect(await textOf('/people/permissions?act=nothing.known')).toContain('What it may not do')
})

test('SD8: seats of a committee that nobody holds are told, until somebody does', async () => {
  const seatsOf = async () =>
    load(await page(officer, '/people/owners'))('caption:contains("Seats that are not filled") ~ tbody')
      .text()
      .replaceAll(/\s+/g, ' ')
  expect(await seatsOf()).toContain('Housing CommitteeCommittee Performance MonitorNobody of 2')
  const given = { form: 'give', role_code: 'performance-monitor', scope: 'body:housing', held_from: '2026-11-01' }
  await officer(`/${council}/people/mo/roles`, form({ ...given, held_until: '', reason: 'Elected' }))
  expect(await seatsOf()).toContain('Housing CommitteeCommittee Performance Monitor1 of 2')
})

test('a page that is not there keeps the council around it, and another council is not there at all', async () => {
  const lost = await officer(`/${council}/people/nobody-of-the-kind`)
  const $ = load(await lost.text())
  expect([lost.status, $('h1').text()]).toEqual([404, 'Page not found'])
  expect($(`main a[href="/${council}"]`).text()).toContain('Go to the home page of')
  const elsewhere = load(await (await officer('/no-such-council/people')).text())
  expect(elsewhere('.govuk-service-navigation').length).toBe(0)
  expect(elsewhere('main a').text()).toBe('Go to the start page')
})

test('when somebody was last here is told to those who look after people, and to nobody else', async () => {
  const asMember = await installation.asPerson(member)
  for (const path of ['/people', '/people/hed']) {
    expect(await page(officer, path)).toContain('Last here')
    expect(await page(asMember, path)).not.toContain('Last here')
  }
})

test('people stand a hundred to a page, and the rest are one link away', async () => {
  await installation.addPeople(
    council,
    Array.from({ length: 110 }, (_, at) => {
      const person_id = `staff-${String(at).padStart(3, '0')}`
      return { person_id, name: `Zed ${person_id}`, email: `${person_id}@example.org`, post: '', roles: [] }
    }),
  )
  const first = load(await page(officer, '/people?q=staff-'))
  expect(first('tbody tr').length).toBe(100)
  expect(first('main').text()).toContain('110 people, 1 to 100 on this page')
  expect(first('.govuk-pagination__next a').attr('href')).toBe(`/${council}/people?q=staff-&page=2`)
  expect(load(await page(officer, '/people?q=staff-&page=2'))('tbody tr').length).toBe(10)
})

test('a change of a unit ahead of its day stands on the page of units with that day, and is withdrawn there', async () => {
  const day = { 'from-day': '1', 'from-month': '4', 'from-year': '2027' }
  const change = {
    form: 'unit',
    name: 'Housing and Homes',
    kind: 'service',
    parent_code: '',
    reason: 'Restructure',
    ...day,
  }
  expect((await officer(`/${council}/people/units`, form({ ...change, unit_code: 'here' }))).status).toBe(303)
  const added = { ...change, unit_code: 'growth', name: 'Growth' }
  expect((await officer(`/${council}/people/units`, form(added))).status).toBe(303)
  const shown = load(await page(officer, '/people/units'))('main').text()
  expect(shown).toMatch(/Housing\s+service/)
  expect(shown).toContain('From 1 April 2027: Housing and Homes (Restructure)')
  expect(shown).toContain('New units that are ahead')
  expect(shown).toContain('From 1 April 2027: Growth, a service, directly below the council (Restructure)')
  const withdraw = (reason: string) =>
    officer(`/${council}/people/units/withdraw`, form({ form: 'withdraw', planned: 'here:2027-04-01', reason }))
  const asked = await withdraw('')
  expect([asked.status, await asked.text()]).toEqual([422, expect.stringContaining('Say why')])
  expect((await withdraw('Called off')).status).toBe(303)
  expect(await page(officer, '/people/units')).not.toContain('Housing and Homes')
  const asMember = await installation.asPerson(member)
  expect(await page(asMember, '/people/units')).not.toContain('Withdraw a change')
})
