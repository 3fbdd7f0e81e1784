import { expect, test } from 'vitest'
import { openLog, requestLog } from './door.ts'

const logged = (write: (log: ReturnType<typeof openLog>) => void): Record<string, unknown>[] => {
  const lines: string[] = []
  write(openLog('info', { write: (line: string) => lines.push(line) }))
  return lines.map((line) => JSON.parse(line))
}

test('An entry says when, how grave, what, and for which request', () => {
  const [entry] = logged((log) => requestLog(log, 'r-1').warn({ council_id: 'stroud' }, 'A job failed'))
  expect(entry).toMatchObject({ level: 'warn', msg: 'A job failed', request_id: 'r-1', council_id: 'stroud' })
  expect(entry?.time).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(entry).not.toHaveProperty('hostname')
})

test('Secrets are hidden wherever an entry carries them', () => {
  const text = JSON.stringify(
    logged((log) =>
      log.info({
        password: 'swordfish',
        headers: { cookie: 'swordfish', authorization: 'swordfish', 'set-cookie': 'swordfish' },
        request: { body: { password: 'swordfish', token: 'swordfish' } },
        config: { auth_secret: 'swordfish', database_url: 'swordfish' },
      }),
    ),
  )
  expect(text).not.toContain('swordfish')
  expect(text).toContain('[hidden]')
})

test('What is below the level is not written', () => {
  expect(logged((log) => log.debug('nothing to see'))).toEqual([])
})

test('An error is logged without the secrets that it quotes or the row that was refused', () => {
  const error = Object.assign(new Error('connect to postgres://owner:swordfish@db/x as Bearer swordfish.swordfish'), {
    detail: 'Key (email)=(swordfish@example.org) already exists.',
    parameters: ['swordfish'],
  })
  const text = JSON.stringify(
    logged((log) => log.error({ err: error, path: '/reset/swordfishswordfishswordfish/x' }, 'failed')),
  )
  expect(text).not.toMatch(/swordfish/)
  expect(text).toContain('postgres://owner:[hidden]@db/x')
  expect(text).toContain('"path":"/reset/swordf…/x"')
})
