/** Who gets an answer: anybody; whoever is signed in; people of the council; those who see drafts; those who may do it. */
type Open =
  | { to: 'anybody' | 'council' | 'drafts' | 'signed-in' }
  /** Refused with 403 to those whose role does not, as nothing is changed. */
  | { to: 'question'; name: string }
  /** Not there, for those who may; the form again with the reason, for those who may not. */
  | { to: 'missing'; name: string }
  /** Those who see the register. */
  | { to: 'risks'; at?: 'elsewhere' }
  /** Not there, but for those whose role sees it. */
  | { to: 'seers'; name: string }
  /** Not there, whatever the role: tests/app/appraisals.db.test.ts asks as those whom it concerns. */
  | { to: 'two people' }
  | { to: 'command'; name: string; at?: 'elsewhere'; hidden?: 'where drafts are' | 'where risks are' }
export type Row = Open & { path: string; body?: () => BodyInit }

const form = (fields: Record<string, string>) => () => new URLSearchParams(fields)
const file = 'measure,period,value\nHOU03,2026-27-Q1,94.0\n'
const json = (content: object) => () => new Blob([JSON.stringify(content)], { type: 'application/json' })
const upload = () => {
  const body = new FormData()
  body.set('kind', 'values')
  body.set('file', new File([file], 'values.csv'))
  return body
}
const comment = form({ what_happened: 'More homes came back' })
const value = form({ value: '91.4', reason: 'A late return' })
const appraisal = { kind: 'set', year_key: '2026-27', held_on: '2026-05-12', agreed: 'x' }
const signed = form({ version: '1' })
const importing = form({ kind: 'values', file_name: 'v.csv', content: btoa(file), do: 'import' })

/**
 * Every route of the app, asked in a council about its `report` of a quarter that has ended. A route without a row here fails
 * the test of routes: say who may ask it.
 */
export const routeTable = (c: string, report: string): Record<string, Row | Row[]> => ({
  'GET /': { to: 'anybody', path: '/' },
  'GET /health': { to: 'anybody', path: '/health' },
  'GET /ui': { to: 'anybody', path: '/ui' },
  'GET /assets/*': { to: 'anybody', path: '/assets/none.css' },
  'GET /sign-in': { to: 'anybody', path: '/sign-in' },
  'POST /sign-in': { to: 'anybody', path: '/sign-in', body: form({ email: 'a@example.org', password: 'wrong' }) },
  'POST /sign-in/demonstration': { to: 'anybody', path: '/sign-in/demonstration', body: form({ email: 'none' }) },
  'GET /account': { to: 'signed-in', path: '/account' },
  'GET /account/passkeys': { to: 'signed-in', path: '/account/passkeys' },
  'GET /account/password': { to: 'signed-in', path: '/account/password' },
  'GET /account/second-factor': { to: 'signed-in', path: '/account/second-factor' },
  'GET /account/sessions': { to: 'signed-in', path: '/account/sessions' },
  'POST /account/passkeys': { to: 'signed-in', path: '/account/passkeys', body: form({}) },
  'POST /account/password': { to: 'signed-in', path: '/account/password', body: form({}) },
  'POST /account/second-factor': { to: 'signed-in', path: '/account/second-factor', body: form({}) },
  'POST /account/sessions': { to: 'signed-in', path: '/account/sessions', body: form({}) },
  'GET /sign-in/code': { to: 'anybody', path: '/sign-in/code' },
  'POST /sign-in/code': { to: 'anybody', path: '/sign-in/code', body: form({}) },
  'GET /sign-in/forgotten': { to: 'anybody', path: '/sign-in/forgotten' },
  'POST /sign-in/forgotten': { to: 'anybody', path: '/sign-in/forgotten', body: form({}) },
  'GET /sign-in/password': { to: 'anybody', path: '/sign-in/password' },
  'POST /sign-in/password': { to: 'anybody', path: '/sign-in/password', body: form({}) },
  'GET /sign-in/with/:provider': { to: 'anybody', path: '/sign-in/with/none' },
  'POST /sign-out': { to: 'anybody', path: '/sign-out', body: form({}) },
  'GET /api/auth/*': { to: 'anybody', path: '/api/auth/ok' },
  'POST /api/auth/*': { to: 'anybody', path: '/api/auth/none', body: form({}) },
  'GET /:council': { to: 'council', path: `/${c}` },
  'GET /:council/plan': { to: 'council', path: `/${c}/plan` },
  'GET /:council/plan/:item': { to: 'council', path: `/${c}/plan/T1` },
  'GET /:council/imports': { to: 'council', path: `/${c}/imports` },
  'POST /:council/imports/preview': {
    to: 'command',
    name: 'imports.import',
    path: `/${c}/imports/preview`,
    body: upload,
  },
  'POST /:council/imports': { to: 'command', name: 'imports.import', path: `/${c}/imports`, body: importing },
  'GET /:council/measures': { to: 'council', path: `/${c}/measures` },
  'GET /:council/measures/:code': { to: 'council', path: `/${c}/measures/HOU03` },
  'GET /:council/measures/:code/:period/value': { to: 'council', path: `/${c}/measures/WAS01/2026-27-Q2/value` },
  'POST /:council/measures/:code/:period/value': both(c, 'value', 'returns.record-value', value),
  'POST /:council/measures/:code/:period/comment': both(c, 'comment', 'returns.comment', comment),
  'POST /:council/measures/:code/:period/sign-off': both(c, 'sign-off', 'returns.sign-off', signed),
  'GET /:council/risks': { to: 'council', path: `/${c}/risks` },
  'GET /:council/risks/:code': [
    { to: 'risks', path: `/${c}/risks/R1` },
    { to: 'risks', at: 'elsewhere', path: `/${c}/risks/R2` },
  ],
  'GET /:council/risks/:code/assess': { to: 'risks', path: `/${c}/risks/R1/assess` },
  'POST /:council/risks/:code/assess': {
    to: 'command',
    name: 'risk.assess',
    hidden: 'where risks are',
    path: `/${c}/risks/R1/assess`,
    body: form({ period_key: '2026-27-Q3', changed: 'no', reviewed_by: 'The owner' }),
  },
  'GET /:council/reports': { to: 'council', path: `/${c}/reports` },
  'GET /:council/reports/:product/:period/:body': { to: 'drafts', path: report },
  'GET /:council/reports/:product/:period/:body/:file{report\\.(docx|pdf|xlsx)}': {
    to: 'drafts',
    path: `${report}/report.xlsx`,
  },
  'POST /:council/reports/:product/:period/:body/text': {
    to: 'command',
    name: 'reports.write-text',
    hidden: 'where drafts are',
    path: `${report}/text`,
    body: form({ part: 'summary', content: 'All is well.' }),
  },
  // The report of a period to come cannot be released, so that none of these changes what the next one sees.
  'POST /:council/reports/:product/:period/:body/release': {
    to: 'command',
    name: 'reports.release',
    hidden: 'where drafts are',
    path: `${report.replace('2026-27-Q2', '2026-27-Q4')}/release`,
    body: form({}),
  },
  'GET /:council/withheld': { to: 'council', path: `/${c}/withheld` },
  'POST /:council/withheld': {
    to: 'command',
    name: 'withheld.withhold',
    path: `/${c}/withheld`,
    body: form({ reason: 'x', from_period: 'x' }),
  },
  'POST /:council/withheld/lift': {
    to: 'command',
    name: 'withheld.lift',
    path: `/${c}/withheld/lift`,
    body: form({ number: '999', reason: 'Agreed' }),
  },
  'GET /:council/framework': { to: 'council', path: `/${c}/framework` },
  'GET /:council/framework.yaml': { to: 'council', path: `/${c}/framework.yaml` },
  'GET /:council/calendar': { to: 'council', path: `/${c}/calendar` },
  'GET /:council/calendar.csv': { to: 'council', path: `/${c}/calendar.csv?year=2026-27` },
  'GET /:council/calendar.ics': { to: 'council', path: `/${c}/calendar.ics` },
  'GET /:council/api': { to: 'council', path: `/${c}/api` },
  'GET /:council/api/openapi.json': { to: 'council', path: `/${c}/api/openapi.json` },
  'POST /:council/api/commands/:name': {
    to: 'command',
    name: 'returns.sign-off',
    at: 'elsewhere',
    path: `/${c}/api/commands/returns.sign-off`,
    body: json({ measure_code: 'WAS01', period_key: '2026-27-Q2', version: 1 }),
  },
  'GET /:council/api/tokens': { to: 'council', path: `/${c}/api/tokens` },
  // filled in wrongly, so that whoever may is told so, and whoever may not is not
  'POST /:council/api/tokens': {
    to: 'command',
    name: 'tokens.make',
    path: `/${c}/api/tokens`,
    body: form({ name: '', days: '30' }),
  },
  'POST /:council/api/tokens/:token/end': {
    to: 'missing',
    name: 'tokens.revoke',
    path: `/${c}/api/tokens/none/end`,
    body: form({}),
  },
  'GET /:council/audit': { to: 'question', name: 'audit.read', path: `/${c}/audit` },
  'GET /:council/audit.csv': { to: 'question', name: 'audit.read', path: `/${c}/audit.csv` },
  'GET /:council/audit.json': { to: 'question', name: 'audit.read', path: `/${c}/audit.json` },
  'GET /:council/audit/attempts': { to: 'question', name: 'audit.read', path: `/${c}/audit/attempts` },
  'GET /:council/audit/attempts.csv': { to: 'question', name: 'audit.read', path: `/${c}/audit/attempts.csv` },
  'GET /:council/audit/attempts.json': { to: 'question', name: 'audit.read', path: `/${c}/audit/attempts.json` },
  'GET /:council/audit/kept': { to: 'question', name: 'audit.read', path: `/${c}/audit/kept` },
  'GET /:council/measures/:code/targets': { to: 'council', path: `/${c}/measures/WAS01/targets` },
  'POST /:council/measures/:code/targets': {
    to: 'command',
    name: 'targets.set-target',
    at: 'elsewhere',
    path: `/${c}/measures/WAS01/targets`,
    body: form({ period_key: '2026-27-Q2', target: '96', reason: 'Raised' }),
  },
  'GET /:council/people': { to: 'council', path: `/${c}/people` },
  'POST /:council/people': {
    to: 'command',
    name: 'administration.add-person',
    path: `/${c}/people`,
    body: form({ name: 'New', email: 'new@example.org', post: '' }),
  },
  'GET /:council/people/units': { to: 'council', path: `/${c}/people/units` },
  'POST /:council/people/units': {
    to: 'command',
    name: 'people.change-unit',
    path: `/${c}/people/units`,
    body: form({ unit_code: 'here', name: 'Homes', kind: 'service', from: '2026-11-01', reason: 'Renamed' }),
  },
  'POST /:council/people/units/withdraw': {
    to: 'command',
    name: 'people.withdraw-unit-change',
    path: `/${c}/people/units/withdraw`,
    body: form({ planned: 'here:2027-04-01', reason: 'Called off' }),
  },
  'GET /:council/people/posts': { to: 'council', path: `/${c}/people/posts` },
  'POST /:council/people/posts': posting(c, '', 'people.change-post', { unit_code: 'nowhere' }),
  'POST /:council/people/posts/fill': posting(c, '/fill', 'people.fill-post', { post_code: 'none' }),
  'POST /:council/people/posts/vacate': posting(c, '/vacate', 'people.vacate-post', { held_until: '2026-11-01' }),
  'POST /:council/people/posts/roles': posting(c, '/roles', 'people.give-post-role', { scope: 'council' }),
  'POST /:council/people/posts/roles/end': posting(c, '/roles/end', 'people.end-post-role', {
    role: 'none:none:council::2023-04-01',
    held_until: '2026-11-01',
  }),
  'POST /:council/people/posts/reports-to': posting(c, '/reports-to', 'people.set-reports-to', { reports_to: 'none' }),
  'GET /:council/people/appraisals': { to: 'council', path: `/${c}/people/appraisals` },
  'GET /:council/people/appraisals/completion': {
    to: 'seers',
    name: 'see.completion',
    path: `/${c}/people/appraisals/completion`,
  },
  'GET /:council/people/appraisals/of/:person': { to: 'two people', path: `/${c}/people/appraisals/of/person` },
  'POST /:council/people/appraisals/of/:person': {
    to: 'two people',
    path: `/${c}/people/appraisals/of/person`,
    body: form(appraisal),
  },
  'GET /:council/people/appraisals/:appraisal': { to: 'two people', path: `/${c}/people/appraisals/none` },
  'GET /:council/people/appraisals/:appraisal/correct': {
    to: 'two people',
    path: `/${c}/people/appraisals/none/correct`,
  },
  'POST /:council/people/appraisals/:appraisal/correct': {
    to: 'two people',
    path: `/${c}/people/appraisals/none/correct`,
    body: form({ ...appraisal, version: '1', reason: 'x' }),
  },
  'GET /:council/people/owners': { to: 'council', path: `/${c}/people/owners` },
  'GET /:council/people/:person': { to: 'council', path: `/${c}/people/person` },
  'POST /:council/people/:person/roles': {
    to: 'command',
    name: 'people.give-role',
    path: `/${c}/people/person/roles`,
    body: form({ role_code: 'no-such-role', scope: 'council', held_from: '2026-11-01', reason: 'Asked' }),
  },
  'POST /:council/people/:person/roles/end': {
    to: 'command',
    name: 'people.end-role',
    path: `/${c}/people/person/roles/end`,
    body: form({ role: 'none:council::2023-04-01', held_until: '2022-01-01', reason: 'Asked' }),
  },
  // What leave it needs is that of every other change to a person.
  'POST /:council/people/:person/invite': {
    to: 'command',
    name: 'people.give-role',
    path: `/${c}/people/person/invite`,
    body: form({}),
  },
  'POST /:council/people/:person/stand-in': {
    to: 'command',
    name: 'people.stand-in',
    path: `/${c}/people/person/stand-in`,
    body: form({ stand_in_id: 'person', held_from: '2026-11-01', held_until: '2026-12-01', reason: 'Leave' }),
  },
  'POST /:council/people/:person/manager': {
    to: 'command',
    name: 'people.name-manager',
    path: `/${c}/people/person/manager`,
    body: form({ manager_id: 'none', reason: 'Asked' }),
  },
  'POST /:council/people/:person/hand-over': {
    to: 'command',
    name: 'people.hand-over',
    path: `/${c}/people/person/hand-over`,
    body: form({ successor_id: 'person', left_on: '2026-11-01', reason: 'Left' }),
  },
  'POST /:council/people/:person/end-sessions': {
    to: 'command',
    name: 'people.end-sessions',
    path: `/${c}/people/person/end-sessions`,
    body: form({ reason: 'Asked' }),
  },
  'GET /:council/api/webhooks': { to: 'council', path: `/${c}/api/webhooks` },
  'POST /:council/api/webhooks': {
    to: 'command',
    name: 'webhooks.subscribe',
    path: `/${c}/api/webhooks`,
    body: form({ url: '' }),
  },
  'POST /:council/api/webhooks/:webhook/end': {
    to: 'missing',
    name: 'webhooks.unsubscribe',
    path: `/${c}/api/webhooks/none/end`,
    body: form({}),
  },
  'GET /:council/people/permissions': { to: 'council', path: `/${c}/people/permissions` },
})

/** Whole enough to be understood, so that the answer is about who asks; of a post that there is not. */
const posting = (council: string, page: string, name: string, fields: Record<string, string>): Row => ({
  to: 'command',
  name,
  path: `/${council}/people/posts${page}`,
  body: form({
    ...{ post_code: 'none', title: 'None', person_id: 'person', role_code: 'none', held_from: '2026-11-01' },
    ...{ reason: 'Asked', ...fields },
  }),
})

/** Once to the measure in everybody's scope, once to the one in another service. */
const both = (council: string, page: string, name: string, body: () => BodyInit): Row[] => [
  { to: 'command', name, path: `/${council}/measures/HOU03/2026-27-Q2/${page}`, body },
  { to: 'command', name, at: 'elsewhere', path: `/${council}/measures/WAS01/2026-27-Q2/${page}`, body },
]
