// Telling other programs what happened: signed, tried again, and only to addresses out in the open.
export { subscribe, unsubscribe } from './commands.ts'
export { type Delivery, listDeliveries, listWebhooks, type Webhook } from './queries.ts'
export { eventsTold } from './rules.ts'
export { secretOf } from './secret.ts'
