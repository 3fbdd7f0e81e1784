import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openLog } from '#platform/log/door.ts'
import { useAuditChain } from '../../../tests/support/audit-chain.ts'
import { printAuditFault, sealAll, sealCouncil, startSealing, verifyCouncil } from './door.ts'

const chain = useAuditChain()
const { write, tamper, ids, faults, reseal } = chain

describe('Seals that were touched', () => {
  test('Two seals that changed places are both found', async () => {
    const [first, second] = await ids()
    await tamper(
      `update audit_seal set position = position + 100 where council_id = $council and position <= 2`,
      `update audit_seal set position = 103 - position where council_id = $council and position > 100`,
    )
    expect(await faults()).toEqual([
      { kind: 'seal altered', entry_id: second },
      { kind: 'seal altered', entry_id: first },
    ])
  })

  test('One hash worked out again for an altered row does not fit the next seal', async () => {
    const [, second] = await ids()
    await tamper(`update audit_entry set reason = 'Because' where council_id = $council and entry_id = ${second}`)
    await reseal(2, 2)
    expect(await faults()).toEqual([{ kind: 'seal altered', entry_id: second }])
  })

  test('An end that was cut off, and a chain made anew from some row on, are told by a head noted before', async () => {
    const { head } = await verifyCouncil(chain.serving, chain.council)
    if (head === null) throw new Error('no head')
    expect(await faults(head)).toEqual([])
    const [, , , fourth, , sixth] = await ids()
    await tamper(`update audit_entry set reason = 'Because' where council_id = $council and entry_id = ${fourth}`)
    await reseal(4, 6)
    expect(await faults()).toEqual([])
    expect(await faults(head)).toEqual([{ kind: 'anchor', entry_id: null }])
    await tamper(
      `delete from audit_seal where council_id = $council and entry_id = ${sixth}`,
      `delete from audit_entry where council_id = $council and entry_id = ${sixth}`,
    )
    expect(await faults()).toEqual([])
    expect((await verifyCouncil(chain.serving, chain.council, [head])).faults.map(printAuditFault)).toEqual([
      expect.stringMatching(/^The end of the chain of north-\d+ was cut off: seal 6 was noted/),
    ])
  })
})

describe('Sealing', () => {
  test('A long log that nobody had sealed is sealed in one round, and holds', async () => {
    await tamper(
      `insert into audit_entry (council_id, at, actor_name, door, request_id, command, subject_kind, subject_id)
       select $council, now() - interval '1 year', 'Rosa', 'form', 'x', 'targets.set-target', 'target', n::text from generate_series(1, 12000) n`,
      'delete from audit_seal where council_id = $council',
      `delete from audit_entry where council_id = $council and request_id <> 'x'`,
    )
    expect(await sealCouncil(chain.serving, chain.council)).toBe(12_000)
    expect(await verifyCouncil(chain.serving, chain.council)).toMatchObject({ sealed: 12_000, faults: [] })
  })

  test('The application may neither write nor change a seal', async () => {
    for (const statement of [
      'delete from audit_seal',
      'update audit_seal set position = 9',
      'insert into audit_seal default values',
    ]) {
      await expect(chain.database.asCouncil(chain.council, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        /permission denied/,
      )
    }
    await expect(sql`delete from audit_seal`.execute(chain.database.kysely)).rejects.toThrow(/append-only/)
  })

  test('Two processes that seal at once make one chain', async () => {
    await write(5)
    await Promise.all([
      sealCouncil(chain.serving, chain.council),
      sealCouncil(chain.serving, chain.council),
      sealCouncil(chain.serving, chain.council),
    ])
    await sealAll(chain.serving)
    expect(await verifyCouncil(chain.serving, chain.council)).toMatchObject({ sealed: 11, waiting: 0, faults: [] })
  })

  test('While the product runs, a row is sealed a moment after it was written', async () => {
    const sealing = startSealing(chain.serving, openLog('silent'), 50)
    await write(1)
    await expect
      .poll(async () => (await verifyCouncil(chain.serving, chain.council)).sealed, { timeout: 10_000 })
      .toBe(7)
    await sealing.stop()
  })
})
