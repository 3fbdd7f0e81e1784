/** Every address the product links to. A test asks each one. */
const query = (filters: Record<string, string | undefined>): string => {
  const given = Object.entries(filters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

export const paths = {
  start: () => '/',
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
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
  reports: (council: string) => `/${council}/reports`,
  report: (council: string, product: string, period: string, body: string) =>
    `/${council}/reports/${product}/${period}/${body}`,
  calendar: (council: string, filters: Record<string, string | undefined> = {}) =>
    `/${council}/calendar${query(filters)}`,
  calendarCsv: (council: string, year: string) => `/${council}/calendar.csv?year=${year}`,
  calendarFeed: (council: string) => `/${council}/calendar.ics`,
  imports: (council: string) => `/${council}/imports`,
  people: (council: string, filters: Record<string, string | undefined> = {}) => `/${council}/people${query(filters)}`,
  person: (council: string, person: string) => `/${council}/people/${encodeURIComponent(person)}`,
  units: (council: string) => `/${council}/people/units`,
  phantoms: (council: string) => `/${council}/people/owners`,
  permissions: (council: string, role?: string) => `/${council}/people/permissions${query({ role })}`,
  framework: (council: string) => `/${council}/framework`,
  api: (council: string) => `/${council}/api`,
  openApi: (council: string) => `/${council}/api/openapi.json`,
  apiTokens: (council: string) => `/${council}/api/tokens`,
  apiTokenEnd: (council: string, token: string) => `/${council}/api/tokens/${encodeURIComponent(token)}/end`,
  frameworkFile: (council: string) => `/${council}/framework.yaml`,
}
