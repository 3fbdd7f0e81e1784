import { lower } from '#kernel/words.ts'
import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'
import { eventsTold } from './rules.ts'

/** How the audit log tells of webhooks. */
export const webhookAuditWords: AuditWords = {
  'webhooks.subscribe': {
    title: 'Tell a program of events',
    tell: ({ after }) => {
      const { events, ...webhook } = fieldsOf(after)
      const named = (Array.isArray(events) ? events.map(String) : []).map((name) => lower(eventsTold[name] ?? name))
      return `had ${textOf(webhook, 'url')} told when ${named.join('; when ')}`
    },
  },
  'webhooks.unsubscribe': {
    title: 'Stop telling a program',
    tell: ({ before }) => `had ${textOf(fieldsOf(before), 'url')} told no more`,
  },
}
