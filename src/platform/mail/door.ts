import { createTransport, type Transporter } from 'nodemailer'
import type { Config } from '#platform/config/door.ts'
import type { Log } from '#platform/log/door.ts'

/** Plain text; `id`, when given, becomes the Message-ID, so that a repeated send can be told from a new one. */
export type Message = { to: string; subject: string; text: string; id?: string }

export type Mail = {
  /** Resolves when the server has taken the message; throws when it would not, so that a job tries again. */
  readonly send: (message: Message) => Promise<void>
  readonly close: () => void
}

type Settings = Pick<Config, 'smtp_url' | 'mail_from'>

/** Mail by SMTP. With no server set, messages are written to the log, as in a demonstration. */
export const openMail = (config: Settings, log: Log): Mail =>
  config.smtp_url === null ? toLog(log) : bySmtp(config.smtp_url, config.mail_from, log)

const toLog = (log: Log): Mail => ({
  send: async (message) => {
    log.info({ mail: message }, 'Mail, not sent: there is no SMTP_URL')
  },
  close: () => {},
})

const bySmtp = (url: string, from: string, log: Log): Mail => {
  const transport: Transporter = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true })
  return {
    send: async ({ to, subject, text, id }) => {
      const messageId = id === undefined ? {} : { messageId: `<${id}@${domainOf(from)}>` }
      // automatic, so that out-of-office replies stay away
      const headers = { 'Auto-Submitted': 'auto-generated' }
      await transport.sendMail({ to, subject, text, headers, ...messageId })
      log.info({ subject }, 'Mail sent')
    },
    close: () => transport.close(),
  }
}

const domainOf = (from: string): string => /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'localhost'
