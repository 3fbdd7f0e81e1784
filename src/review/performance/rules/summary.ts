import { type StatusCode, statusCodes, worstFirst } from '#kernel/status.ts'

export type StatusSummary = {
  readonly counts: Readonly<Record<StatusCode, number>>
  readonly total: number
  /** How many were judged against a target. */
  readonly rated: number
  /** The worst there is, so that a roll-up never hides a red; null for none. */
  readonly worst: StatusCode | null
}

/** An objective is told by the counts beneath it and the worst of them; statuses are never averaged. */
export const summarise = (statuses: readonly StatusCode[]): StatusSummary => {
  const counts = Object.fromEntries(statusCodes.map((code) => [code, 0])) as Record<StatusCode, number>
  for (const status of statuses) counts[status] += 1
  const rated = counts.exceeded + counts['on-target'] + counts['near-target'] + counts['off-target']
  return { counts, total: statuses.length, rated, worst: worstFirst.find((code) => counts[code] > 0) ?? null }
}
