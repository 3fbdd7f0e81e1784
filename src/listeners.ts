import type { Listener } from '#platform/commands/door.ts'
import { performanceListeners } from '#review/performance/listeners.ts'

/** What later wings do inside the transactions of earlier ones. */
export const listeners: readonly Listener[] = [...performanceListeners]
