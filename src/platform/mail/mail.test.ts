import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '#platform/log/door.ts'
import { openMail } from './door.ts'

const received: { to: string[]; source: string }[] = []
const quiet = openLog('silent')
const from = 'Performance <performance@example.gov.uk>'

const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) =>
    address.startsWith('nobody') ? done(new Error('no such mailbox')) : done(null),
  onData: (stream, session, done) => {
    text(stream).then((source) => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source })
      done()
    }, done)
  },
})

let smtp_url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  smtp_url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

test('A message reaches the server with its sender, subject and words', async () => {
  const mail = openMail({ smtp_url, mail_from: from, demonstration: false }, quiet)
  await mail.send({
    to: 'a.hughes@example.gov.uk',
    subject: 'Two figures are due',
    text: 'CY001 — due',
    id: 'reminder-7',
  })
  mail.close()
  const [message] = received
  expect(message?.to).toEqual(['a.hughes@example.gov.uk'])
  expect(message?.source).toContain('From: Performance <performance@example.gov.uk>')
  expect(message?.source).toContain('Subject: Two figures are due')
  expect(message?.source).toContain('Message-ID: <reminder-7@example.gov.uk>')
  expect(message?.source).toContain('Auto-Submitted: auto-generated')
})

test('A subject cannot smuggle in another recipient', async () => {
  const mail = openMail({ smtp_url, mail_from: from, demonstration: false }, quiet)
  await mail.send({ to: 'one@example.gov.uk', subject: 'Due\r\nBcc: two@example.gov.uk', text: '' })
  mail.close()
  const message = received.at(-1)
  expect(message?.to).toEqual(['one@example.gov.uk'])
  expect(message?.source).not.toMatch(/^Bcc:/im)
})

test('A message that is not taken is an error, so that it is tried again', async () => {
  const mail = openMail({ smtp_url, mail_from: from, demonstration: false }, quiet)
  await expect(mail.send({ to: 'nobody@example.gov.uk', subject: 'Lost', text: '' })).rejects.toThrow()
  mail.close()
})

const withNoServer = (demonstration: boolean) => {
  const lines: string[] = []
  const log = openLog('debug', { write: (line: string) => lines.push(line) })
  return { mail: openMail({ smtp_url: null, mail_from: from, demonstration }, log), lines }
}
const letter = { to: 'a@example.gov.uk', subject: 'Hello', text: 'https://example.gov.uk/sign-in/password?token=opens' }

test('With no server set, a letter is refused with the reason, and not a word of it is written to the log', async () => {
  const { mail, lines } = withNoServer(false)
  expect(mail.fault).toBe('No mail server is set (SMTP_URL), so the letter was not sent')
  await expect(mail.send(letter)).rejects.toThrow('No mail server is set (SMTP_URL), so the letter was not sent')
  expect(lines).toEqual([])
})

test('In a demonstration with no server set, the letter is written to the log', async () => {
  const { mail, lines } = withNoServer(true)
  await mail.send(letter)
  expect([mail.fault, lines.join('')]).toEqual([null, expect.stringContaining('token=opens')])
})
