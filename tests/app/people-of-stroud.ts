import { type Installation, openInstallation } from './installation.ts'

export const council = 'stroud'
export const head = { person_id: 'hed', name: 'Hed Housing', email: 'hed@example.org' }
export const member = { person_id: 'mo', name: 'Mo Member', email: 'mo@example.org' }

type Officer = Awaited<ReturnType<Installation['as']>>

/** An installation where Stroud has a head of service, a member and a newcomer, with the browser of its officer. */
export const openPeopled = async (): Promise<{ installation: Installation; officer: Officer }> => {
  const installation = await openInstallation()
  await installation.addPeople(council, [
    { ...head, post: '', roles: [{ role_code: 'head-of-service', scope_kind: 'unit', scope_code: 'here' }] },
    { ...member, post: '', roles: [] },
    { person_id: 'new', name: 'Nia New', email: 'nia@example.org', post: '', roles: [] },
  ])
  return { installation, officer: await installation.as(council) }
}

/** What a page of the council says to a browser. */
export const page = async (browser: Officer, path: string): Promise<string> =>
  (await browser(`/${council}${path}`)).text()

/** A form as a browser sends it. */
export const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
