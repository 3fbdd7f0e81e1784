import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of webhooks. */
export const webhookAuditWords: AuditWords = {
  'webhooks.subscribe': {
    title: 'Tell a program of events',
    tell: ({ after }) => {
      const { events, ...webhook } = fieldsOf(after)
      const named = Array.isArray(events) ? events.map(String).join(', ') : ''
      return `had ${textOf(webhook, 'url')} told of ${named}`
    },
  },
  'webhooks.unsubscribe': {
    title: 'Stop telling a program',
    tell: ({ before }) => `had ${textOf(fieldsOf(before), 'url')} told no more`,
  },
}
