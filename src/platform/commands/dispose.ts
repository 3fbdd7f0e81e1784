import { type Disposer, disposerOf } from '#platform/audit/door.ts'

/** How the outbox and the answers kept for repeated requests are disposed of under a retention rule. */
export const commandDisposers: readonly Disposer[] = [
  disposerOf('events', 'event', { id: 'event_id' }),
  disposerOf('request-keys', 'idempotency_key'),
]
