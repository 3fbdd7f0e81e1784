/** What other programs can be told of, by the event's name; a test demands every event that a command raises. */
export const eventsTold: Readonly<Record<string, string>> = {
  'returns.values-changed': 'A figure was given or corrected',
  'returns.commented': 'A figure was explained',
  'returns.signed-off': 'A figure was signed off',
  'targets.changed': 'A target was set or changed',
  'measures.changed': 'A measure was defined or changed',
  'reports.released': 'A report was released',
  'framework.changed': 'A framework came into force',
}

/** How many minutes after each failed attempt the next one comes: nine attempts in two days. */
const waits = [1, 5, 15, 60, 180, 360, 720, 1440] as const

/** When to try again after so many attempts; null when there is no more trying. */
export const nextAttempt = (attempts: number, now: Date): Date | null => {
  const minutes = waits[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}
