import { ok, type Result, refused } from '#kernel/result.ts'

export const rags = ['red', 'amber', 'green'] as const
export type Rag = (typeof rags)[number]

export type Score = { likelihood: number; impact: number }

export type Risk = {
  risk_code: string
  register: string
  name: string
  is_opportunity: boolean
  cause: string
  effect: string
  owner: string
  item_code: string | null
  /** The service it threatens, where one is named. */
  unit_code: string | null
  appetite_max: number | null
  closed_on: string | null
  illustrative: boolean
  source: string | null
  sort_order: number
}

export type NewAssessment = {
  risk_code: string
  period_key: string
  period_end: string
  inherent_likelihood: number | null
  inherent_impact: number | null
  current_likelihood: number | null
  current_impact: number | null
  target_likelihood: number | null
  target_impact: number | null
  rag: Rag | null
  controls: string
  /** What changed and why. */
  comment: string
  /** Stated to be as it was assessed before. */
  unchanged: boolean
  reviewed_by: string
  import_row: number | null
}

/** '4x5', '4 × 5' or '4*5': likelihood, then impact; an empty text is no score. */
export const parseScore = (text: string): Result<Score | null, string> => {
  if (text.trim() === '') return ok(null)
  const [, likelihood, impact] = /^\s*([1-9]|10)\s*[x×*]\s*([1-9]|10)\s*$/i.exec(text) ?? []
  if (likelihood === undefined || impact === undefined) return refused('likelihood by impact, such as 4x5')
  return ok({ likelihood: Number(likelihood), impact: Number(impact) })
}

export type Movement = 'new' | 'up' | 'down' | 'same' | 'closed'

/** How a risk moved since the assessment before: by its score, or by its colour where there are no scores. */
export const movementOf = (
  now: { score: number | null; rag: Rag | null; closed: boolean },
  before: { score: number | null; rag: Rag | null } | null,
): Movement => {
  if (now.closed) return 'closed'
  if (before === null) return 'new'
  const [is, was] =
    now.score !== null && before.score !== null ? [now.score, before.score] : [rank(now.rag), rank(before.rag)]
  if (is === was) return 'same'
  return is > was ? 'up' : 'down'
}

const rank = (rag: Rag | null): number => (rag === null ? 0 : 3 - rags.indexOf(rag))
