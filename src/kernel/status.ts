/**
 * The statuses a measure, action or budget line can have. A framework may rename the word and choose the colour name it
 * uses for the first four (green, amber, red, blue), never the meaning.
 */
export const statusCodes = [
  'exceeded',
  'on-target',
  'near-target',
  'off-target',
  'no-target',
  'not-due',
  'awaiting',
  'late',
  'missing',
  'suspended',
  'suppressed',
] as const

export type StatusCode = (typeof statusCodes)[number]

/** The four that are a judgement against a target; every other status says why there is none. */
export const ratedStatuses = ['exceeded', 'on-target', 'near-target', 'off-target'] as const
export type RatedStatus = (typeof ratedStatuses)[number]

export const isRated = (status: StatusCode): status is RatedStatus =>
  (ratedStatuses as readonly StatusCode[]).includes(status)

/** The product's own words, used where a framework does not rename them. */
export const statusWords: Record<StatusCode, string> = {
  exceeded: 'Exceeded',
  'on-target': 'On target',
  'near-target': 'Near target',
  'off-target': 'Off target',
  'no-target': 'No target',
  'not-due': 'Not due',
  awaiting: 'Awaiting data',
  late: 'Late',
  missing: 'Missing',
  suspended: 'Suspended',
  suppressed: 'Suppressed',
}

/** Worst first: the order of exception tables and of roll-ups, which never hide a red. */
export const worstFirst: readonly StatusCode[] = [
  'off-target',
  'near-target',
  'late',
  'missing',
  'awaiting',
  'on-target',
  'exceeded',
  'not-due',
  'suspended',
  'suppressed',
  'no-target',
]

/** Whether a change was for the better; "up" is not good by itself. */
export type Direction = 'better' | 'same' | 'worse'
