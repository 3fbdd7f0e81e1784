import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation } from './installation.ts'

type Name = keyof typeof paths
type Asked = { path: string; post?: Record<string, string> }

const council = 'stroud'
const other = 'stockton-on-tees'

/** Each address with something real behind it. A path added to the product without a line here does not compile. */
const open = {
  start: { path: paths.start() },
  signIn: { path: paths.signIn() },
  demonstrationSignIn: {
    path: paths.demonstrationSignIn(),
    post: { email: `person@${council}.example.org`, name: 'Ana Pagano' },
  },
  signInCode: { path: paths.signInCode() },
  forgottenPassword: { path: paths.forgottenPassword() },
  choosePassword: { path: paths.choosePassword('made-up') },
  gallery: { path: paths.gallery() },
  health: { path: paths.health() },
} satisfies Partial<Record<Name, Asked>>

/** Not there, but to two people: asked beside the room. */
type Confidential = 'appraisal' | 'recordAppraisal' | 'correctAppraisal'

/** A person's own, whatever their council. */
const own = {
  account: { path: paths.account() },
  accountPassword: { path: paths.accountPassword() },
  secondFactor: { path: paths.secondFactor() },
  passkeys: { path: paths.passkeys() },
  sessions: { path: paths.sessions() },
} satisfies Partial<Record<Name, Asked>>

const inCouncil: Record<
  Exclude<
    Name,
    keyof typeof open | 'apiTokenEnd' | 'webhookEnd' | Confidential | 'signInWith' | 'signOut' | keyof typeof own
  >,
  Asked
> = {
  home: { path: paths.home(council) },
  plan: { path: paths.plan(council) },
  planItem: { path: paths.planItem(council, 'T1') },
  measures: { path: paths.measures(council, { status: 'off-target', q: 'homes' }) },
  measure: { path: paths.measure(council, 'HOU03') },
  value: { path: paths.value(council, 'HOU03', '2026-27-Q2') },
  signOff: { path: paths.signOff(council, 'HOU03', '2026-27-Q2'), post: { version: '1' } },
  targets: { path: paths.targets(council, 'HOU03') },
  risks: { path: paths.risks(council) },
  risk: { path: paths.risk(council, 'R1') },
  assessRisk: { path: paths.assessRisk(council, 'R1') },
  reports: { path: paths.reports(council) },
  report: { path: paths.report(council, 'quarterly', '2026-27-Q2', 'strategy-and-resources') },
  withheld: { path: paths.withheld(council) },
  calendar: { path: paths.calendar(council, { kind: 'meeting' }) },
  calendarCsv: { path: paths.calendarCsv(council, '2026-27') },
  calendarFeed: { path: paths.calendarFeed(council) },
  imports: { path: paths.imports(council) },
  people: { path: paths.people(council, { q: 'Ana' }) },
  person: { path: paths.person(council, 'person') },
  posts: { path: paths.posts(council) },
  appraisals: { path: paths.appraisals(council) },
  appraisalsHeld: { path: paths.appraisalsHeld(council) },
  units: { path: paths.units(council) },
  withdrawUnit: { path: paths.withdrawUnit(council), post: { planned: '' } },
  phantoms: { path: paths.phantoms(council) },
  audit: { path: paths.audit(council, { code: 'HOU03', from: '2026-04-01' }) },
  auditCopy: { path: paths.auditCopy(council, 'csv', { who: 'a test' }) },
  auditAttempts: { path: paths.auditAttempts(council) },
  auditAttemptsCopy: { path: paths.auditAttemptsCopy(council, 'csv', { kind: 'refused' }) },
  auditKept: { path: paths.auditKept(council) },
  permissions: { path: paths.permissions(council, 'head-of-service') },
  framework: { path: paths.framework(council) },
  api: { path: paths.api(council) },
  openApi: { path: paths.openApi(council) },
  apiTokens: { path: paths.apiTokens(council) },
  webhooks: { path: paths.webhooks(council) },
  frameworkFile: { path: paths.frameworkFile(council) },
}

const ask = ({ path, post }: Asked, browser: Awaited<ReturnType<Installation['as']>>) =>
  browser(path, post === undefined ? {} : { method: 'POST', body: new URLSearchParams(post) })

const cases = (asked: Partial<Record<Name, Asked>>) => Object.entries(asked)

let installation: Installation
beforeAll(async () => {
  installation = await openInstallation()
})
afterAll(() => installation?.close())

describe('every address the product links to', () => {
  test.each(cases(open))('%s opens for anybody', async (_, asked) => {
    expect((await ask(asked, await installation.as(null))).status).toBeLessThan(400)
  })

  test.each(cases(own))('%s opens for whoever is signed in, and for nobody else', async (_, asked) => {
    expect((await ask(asked, await installation.as(council))).status).toBe(200)
    expect((await ask(asked, await installation.as(null))).headers.get('location')).toMatch(/^\/sign-in\?next=/)
  })

  test.each(cases(inCouncil))('%s opens for a person of the council', async (_, asked) => {
    const answered = await ask(asked, await installation.as(council))
    expect(answered.status).not.toBe(404)
    expect(answered.status).toBeLessThan(500)
    if (asked.post === undefined) expect(answered.status).toBe(200)
  })

  test.each(cases(inCouncil))('%s sends nobody in particular to sign in', async (_, asked) => {
    const answered = await ask(asked, await installation.as(null))
    expect(answered.status).toBe(303)
    expect(answered.headers.get('location')).toMatch(/^\/sign-in\?next=/)
  })

  test.each(cases(inCouncil))('%s is not found by a person of another council', async (_, asked) => {
    expect((await ask(asked, await installation.as(other))).status).toBe(404)
  })

  test('signing out ends the session, and only from a page of our own', async () => {
    const browser = await installation.as(council)
    const forged = await browser(paths.signOut(), {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(forged.headers.get('set-cookie')).toBeNull()
    const left = await browser(paths.signOut(), { method: 'POST', body: new URLSearchParams() })
    expect(left.status).toBe(303)
    expect(left.headers.get('set-cookie')).toMatch(/Max-Age=0/)
  })
})
