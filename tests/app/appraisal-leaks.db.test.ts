import { load } from 'cheerio'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { recordAppraisal } from '#people/appraisals/commands.ts'
import { findActor } from '#platform/access/door.ts'
import { runCommand } from '#platform/commands/door.ts'
import { shipped } from '../support/frameworks.ts'
import {
  type Appraisals,
  correction,
  council,
  form,
  openAppraisals,
  people,
  record,
  secrets,
  textOf,
  type Who,
} from './appraisal-cast.ts'

let asked: Appraisals
beforeAll(async () => {
  asked = await openAppraisals()
  await asked.as('max', asked.correcting) // to correct it
  expect((await asked.as('max', asked.correcting, form(correction))).status).toBe(303)
})
afterAll(() => asked?.installation.close())

describe('The database itself', () => {
  const words = (reader_id: string | null, on = '2026-11-20') =>
    asked.installation.runner.database.asCouncil(council, async (tx) => {
      if (reader_id !== null)
        await sql`select set_config('golden_thread.reader_id', ${reader_id}, true), set_config('golden_thread.reads_on', ${on}, true)`.execute(
          tx,
        )
      return (await tx.selectFrom('appraisal_words').select('version').execute()).length
    })

  test('shows no words to a query that forgets to say who reads', async () => {
    expect(await words(null)).toBe(0)
    expect(await words('')).toBe(0)
  })

  test('shows them to the two people alone, and to the manager on the day', async () => {
    for (const who of ['robyn', 'olga', 'max']) expect(await words(who), who).toBe(2)
    for (const who of ['chief', 'auditor', 'stan', 'stella', 'nell', 'person', '%', "' or true --"])
      expect(await words(who), who).toBe(0)
  })

  test('forgets who reads with the transaction', async () => {
    expect(await words('robyn')).toBe(2)
    expect(await words(null)).toBe(0)
  })

  test('takes no words from whoever is neither', async () => {
    const insert = asked.installation.runner.database.asCouncil(council, async (tx) => {
      await sql`select set_config('golden_thread.reader_id', 'chief', true)`.execute(tx)
      const row = {
        council_id: council,
        appraisal_id: asked.appraisal_id,
        version: 1,
        person_id: 'robyn',
        agreed: 'x',
        reason: '',
      }
      return tx.insertInto('appraisal_words').values(row).execute()
    })
    await expect(insert).rejects.toThrow(/row-level security/)
  })

  test('changes and removes neither the record nor its words, for their owner too', async () => {
    const { kysely } = asked.installation.runner.database
    for (const table of ['appraisal', 'appraisal_words']) {
      await expect(sql`update ${sql.table(table)} set council_id = council_id`.execute(kysely)).rejects.toThrow(
        /append-only/,
      )
      await expect(sql`delete from ${sql.table(table)}`.execute(kysely)).rejects.toThrow(/append-only/)
    }
  })
})

describe('No word of it is found', () => {
  /** Every table in which a text stands, read as the owner, whom no policy binds. */
  const tablesWith = async (text: string): Promise<string[]> => {
    const { kysely } = asked.installation.runner.database
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(kysely)
    const found: string[] = []
    for (const { name } of tables.rows) {
      const rows = await sql`select from ${sql.raw(name)} t where position(${text} in t::text) > 0`.execute(kysely)
      if (rows.rows.length > 0) found.push(name)
    }
    return found
  }

  test('in any table but its own: not in the audit log, the outbox, kept answers or refused attempts', async () => {
    const { runner } = asked.installation
    const max = await runner.database.asCouncil(council, (tx) =>
      findActor(tx, people.max.email, '2026-11-20', shipped('stroud')),
    )
    if (max === null) throw new Error('Max is not there')
    const input = { ...record, kind: 'mid-year', held_on: '2026-11-19', next_due_on: '', agreed: 'The wombat plan' }
    const asking = { door: 'api', request_id: 'r', idempotency_key: 'k' } as const
    const done = await runCommand(runner, recordAppraisal, max, { ...input, person_id: 'robyn' }, asking)
    expect(done.ok).toBe(true)
    for (const secret of [...secrets, 'wombat'])
      expect(await tablesWith(secret), secret).toEqual(['public.appraisal_words'])
    expect(await tablesWith(done.ok ? done.value.appraisal_id : '')).toContain('public.idempotency_key')
    expect(await tablesWith('Robyn Staff')).toContain('public.audit_entry')
  })

  test('in the auditor’s console, nor in the copies of it, which say that it took place', async () => {
    const pages = [
      paths.audit(council),
      paths.audit(council, { kind: 'appraisal' }),
      paths.audit(council, { code: asked.appraisal_id }),
      paths.auditCopy(council, 'csv'),
      paths.auditCopy(council, 'json'),
      paths.auditAttempts(council),
    ]
    for (const path of pages) {
      const answer = await asked.as('auditor', path)
      expect(answer.status, path).toBe(200)
      const page = await answer.text()
      for (const secret of secrets) expect(page, path).not.toContain(secret)
    }
    const told = await textOf(asked.as('auditor', paths.audit(council, { kind: 'appraisal' })))
    expect(told).toContain('Olga Before recorded that an appraisal of Robyn Staff was held on 12 May 2026')
    expect(told).toContain('Max Manager corrected the record that an appraisal of Robyn Staff was held on 13 May 2026')
  })

  test('on any other page, by anybody', async () => {
    const pages = [paths.home, paths.appraisals, paths.people, paths.posts, paths.units, paths.phantoms, paths.imports]
    const addresses = [
      ...pages.map((page) => page(council)),
      paths.person(council, 'robyn'),
      paths.appraisalsHeld(council),
    ]
    for (const who of Object.keys(people) as Who[])
      for (const path of addresses) {
        const page = await (await asked.as(who, path)).text()
        for (const secret of secrets) expect(page, `${who} ${path}`).not.toContain(secret)
      }
  })
})

describe('The auditor’s console', () => {
  test('has each reading, by the person and by the manager, and the two see who read it', async () => {
    await asked.as('robyn', asked.one)
    await asked.as('max', asked.one)
    const told = await textOf(asked.as('auditor', paths.audit(council, { kind: 'appraisal', command: 'audit.read' })))
    for (const name of ['Robyn Staff', 'Max Manager'])
      expect(told).toContain(`${name} read the appraisal of Robyn Staff held on 13 May 2026`)
    expect(told).toContain('Max Manager read the appraisal of Robyn Staff held on 12 May 2026, to correct it')
    const readers = load(await (await asked.as('robyn', asked.one)).text())('table')
      .last()
      .text()
    expect(readers).toContain('Max Manager')
    expect(readers).toContain('Robyn Staff')
  })

  test('has each attempt that was refused', async () => {
    await asked.as('chief', asked.one)
    const seen = await textOf(asked.as('auditor', paths.auditAttempts(council)))
    expect(seen).toContain(`Una Chief chief@stroud.example.org`)
    expect(seen).toContain(`GET ${asked.one}`)
  })

  test('has none of lists, which hold no words', async () => {
    const before = (await asked.installation.trail(council)).length
    await asked.as('max', paths.appraisals(council))
    expect((await asked.installation.trail(council)).length).toBe(before)
  })
})
