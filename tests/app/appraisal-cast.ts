import { load } from 'cheerio'
import { expect } from 'vitest'
import { paths } from '#paths.ts'
import { openInstallation } from './installation.ts'

export const council = 'stroud'
const whole = { scope_kind: 'council', scope_code: '' }
const person = (person_id: string, name: string, ...roles: string[]) => ({
  ...{ person_id, name, post: '', email: `${person_id}@stroud.example.org` },
  roles: roles.map((role_code) => ({ role_code, ...whole })),
})

/** Robyn is managed by Max, and was by Olga. Stan stands in for Max, and Stella for Robyn. Ana, who keeps people, is not among them. */
export const people = {
  robyn: person('robyn', 'Robyn Staff', 'member-of-staff'),
  max: person('max', 'Max Manager', 'manager'),
  olga: person('olga', 'Olga Before', 'manager'),
  chief: person('chief', 'Una Chief', 'strategic-leadership'),
  auditor: person('auditor', 'Simon Auditor', 'internal-audit'),
  stan: person('stan', 'Stan Standin', 'member-of-staff'),
  stella: person('stella', 'Stella Standin', 'member-of-staff'),
  nell: person('nell', 'Nell Norole'),
}
export type Who = keyof typeof people

/** What Olga and Robyn agreed; its words stand nowhere else. */
export const record = {
  ...{ kind: 'set', year_key: '2026-27', held_on: '2026-05-12', next_due_on: '2026-11-10' },
  agreed: 'Robyn wants to leave housing for the xylophone band',
}
export const correction = {
  ...{ ...record, held_on: '2026-05-13', version: '1' },
  ...{ agreed: 'Robyn stays, and leads the zither project', reason: 'The quokka was misheard' },
}
export const secrets = ['xylophone', 'zither', 'quokka']

export const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
export const json = (body: object, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})
export const textOf = async (answer: Response | Promise<Response>) =>
  load(await (await answer).text())('main')
    .text()
    .replaceAll(/\s+/g, ' ')

/** A council in which one appraisal was recorded by a manager who has since handed over to another. */
export const openAppraisals = async () => {
  const installation = await openInstallation()
  const administrator = await installation.as(council)
  const command = (name: string, body: object) => administrator(`/${council}/api/commands/${name}`, json(body))
  const as = async (who: Who, path: string, init?: RequestInit) =>
    (await installation.asPerson(people[who]))(path, init)
  const manager = async (manager_id: string, person_id = 'robyn') =>
    expect((await command('people.name-manager', { person_id, manager_id, reason: 'Set up' })).status).toBe(200)
  const standIn = async (person_id: string, stand_in_id: string) => {
    const days = { held_from: '2026-11-01', held_until: '2026-12-31', reason: 'Leave' }
    expect((await command('people.stand-in', { person_id, stand_in_id, ...days })).status).toBe(200)
  }
  await installation.addPeople(council, Object.values(people))
  await manager('olga')
  await standIn('max', 'stan')
  await standIn('robyn', 'stella')
  const answer = await as('olga', paths.recordAppraisal(council, 'robyn'), form(record))
  const appraisal_id = answer.headers.get('location')?.split('/').at(-1) ?? ''
  await manager('max')

  const tokenOf = async (browser: typeof administrator, ...capabilities: string[]) => {
    const fields = new URLSearchParams({ name: 'A program', days: '30' })
    for (const each of capabilities) fields.append('capabilities', each)
    const page = await browser(paths.apiTokens(council), { method: 'POST', body: fields })
    const secret = /gt_[\w-]{43}/.exec(await page.text())?.[0]
    expect(secret).toBeDefined()
    return { authorization: `Bearer ${secret}` }
  }
  const one = paths.appraisal(council, appraisal_id)
  const correcting = paths.correctAppraisal(council, appraisal_id)
  return { installation, administrator, appraisal_id, one, correcting, as, manager, tokenOf }
}

export type Appraisals = Awaited<ReturnType<typeof openAppraisals>>
