/** Every address the product links to. A test asks each one. */
const query = (filters: Record<string, string | undefined>): string => {
  const given = Object.entries(filters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

export const paths = {
  start: () => '/',
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  signOut: () => '/sign-out',
  signInWith: (provider: string, next?: string) => `/sign-in/with/${provider}${query({ next })}`,
  signInCode: (next?: string) => `/sign-in/code${query({ next })}`,
  forgottenPassword: () => '/sign-in/forgotten',
  choosePassword: (token?: string) => `/sign-in/password${query({ token })}`,
  account: () => '/account',
  accountPassword: () => '/account/password',
  secondFactor: (next?: string) => `/account/second-factor${query({ next })}`,
  passkeys: (next?: string) => `/account/passkeys${query({ next })}`,
  sessions: () => '/account/sessions',
  demonstrationSignIn: () => '/sign-in/demonstration',
  gallery: () => '/ui',
  health: () => '/health',
  home: (council: string) => `/${council}`,
  plan: (council: string) => `/${council}/plan`,
  planItem: (council: string, item: string) => `/${council}/plan/${encodeURIComponent(item)}`,
  measures: (council: string, filters: Record<string, string | undefined> = {}) =>
    `/${council}/measures${query(filters)}`,
  measure: (council: string, code: string) => `/${council}/measures/${encodeURIComponent(code)}`,
  value: (council: string, code: string, period: string) =>
    `/${council}/measures/${encodeURIComponent(code)}/${period}/value`,
  signOff: (council: string, code: string, period: string) =>
    `/${council}/measures/${encodeURIComponent(code)}/${period}/sign-off`,
  targets: (council: string, code: string) => `/${council}/measures/${encodeURIComponent(code)}/targets`,
  risks: (council: string) => `/${council}/risks`,
  risk: (council: string, code: string) => `/${council}/risks/${encodeURIComponent(code)}`,
  assessRisk: (council: string, code: string) => `/${council}/risks/${encodeURIComponent(code)}/assess`,
  reports: (council: string) => `/${council}/reports`,
  report: (council: string, product: string, period: string, body: string) =>
    `/${council}/reports/${product}/${period}/${body}`,
  withheld: (council: string) => `/${council}/withheld`,
  calendar: (council: string, filters: Record<string, string | undefined> = {}) =>
    `/${council}/calendar${query(filters)}`,
  calendarCsv: (council: string, year: string) => `/${council}/calendar.csv?year=${year}`,
  calendarFeed: (council: string) => `/${council}/calendar.ics`,
  imports: (council: string) => `/${council}/imports`,
  people: (council: string, filters: Record<string, string | undefined> = {}) => `/${council}/people${query(filters)}`,
  person: (council: string, person: string) => `/${council}/people/${encodeURIComponent(person)}`,
  posts: (council: string) => `/${council}/people/posts`,
  appraisals: (council: string) => `/${council}/people/appraisals`,
  appraisalsHeld: (council: string) => `/${council}/people/appraisals/completion`,
  appraisal: (council: string, appraisal: string) => `/${council}/people/appraisals/${encodeURIComponent(appraisal)}`,
  recordAppraisal: (council: string, person: string) =>
    `/${council}/people/appraisals/of/${encodeURIComponent(person)}`,
  correctAppraisal: (council: string, appraisal: string) =>
    `/${council}/people/appraisals/${encodeURIComponent(appraisal)}/correct`,
  units: (council: string) => `/${council}/people/units`,
  withdrawUnit: (council: string) => `/${council}/people/units/withdraw`,
  phantoms: (council: string) => `/${council}/people/owners`,
  audit: (council: string, filters: Record<string, string | undefined> = {}) => `/${council}/audit${query(filters)}`,
  auditCopy: (council: string, format: 'csv' | 'json', filters: Record<string, string | undefined> = {}) =>
    `/${council}/audit.${format}${query(filters)}`,
  auditAttempts: (council: string, filters: Record<string, string | undefined> = {}) =>
    `/${council}/audit/attempts${query(filters)}`,
  auditAttemptsCopy: (council: string, format: 'csv' | 'json', filters: Record<string, string | undefined> = {}) =>
    `/${council}/audit/attempts.${format}${query(filters)}`,
  auditKept: (council: string) => `/${council}/audit/kept`,
  permissions: (council: string, role?: string) => `/${council}/people/permissions${query({ role })}`,
  framework: (council: string) => `/${council}/framework`,
  api: (council: string) => `/${council}/api`,
  openApi: (council: string) => `/${council}/api/openapi.json`,
  apiTokens: (council: string) => `/${council}/api/tokens`,
  apiTokenEnd: (council: string, token: string) => `/${council}/api/tokens/${encodeURIComponent(token)}/end`,
  webhooks: (council: string) => `/${council}/api/webhooks`,
  webhookEnd: (council: string, webhook: string) => `/${council}/api/webhooks/${encodeURIComponent(webhook)}/end`,
  frameworkFile: (council: string) => `/${council}/framework.yaml`,
}
