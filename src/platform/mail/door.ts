import { createTransport, type Transporter } from 'nodemailer'
import type { Config } from '#platform/config/door.ts'
import type { Log } from '#platform/log/door.ts'

/** Plain text; `id`, when given, becomes the Message-ID, so that a repeated send can be told from a new one. */
export type Message = { to: string; subject: string; text: string; id?: string }

export type Mail = {
  /** Why no letter can go whatever it says; null where one can be tried. */
  readonly fault: string | null
  /** Resolves when the server has taken the message; throws when it would not, so that a job tries again. */
  readonly send: (message: Message) => Promise<void>
  readonly close: () => void
}

type Settings = Pick<Config, 'smtp_url' | 'mail_from' | 'demonstration'>

const noServer = 'No mail server is set (SMTP_URL), so the letter was not sent'

/** Mail by SMTP. With no server set nothing is sent; a demonstration, whose people are made up, writes messages to the log. */
export const openMail = (config: Settings, log: Log): Mail => {
  if (config.smtp_url !== null) return bySmtp(config.smtp_url, config.mail_from, log)
  return config.demonstration ? toLog(log) : toNobody
}

/** A letter may carry a link that opens an account: whoever reads the log must not find it there. */
const toNobody: Mail = {
  fault: noServer,
  send: () => Promise.reject(new Error(noServer)),
  close: () => {},
}

const toLog = (log: Log): Mail => ({
  fault: null,
  send: async (message) => {
    log.info({ mail: message }, 'Mail, not sent: there is no SMTP_URL')
  },
  close: () => {},
})

const bySmtp = (url: string, from: string, log: Log): Mail => {
  const transport: Transporter = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true })
  return {
    fault: null,
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
