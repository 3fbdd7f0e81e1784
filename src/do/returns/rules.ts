import type { Period } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { saying } from '#kernel/versions.ts'
import type { MeasureKind } from '#plan/measures/door.ts'

export const valueStates = ['provisional', 'final', 'revised', 'missing', 'suppressed', 'narrative'] as const
export type ValueState = (typeof valueStates)[number]

/** A figure as it was meant; `value_text` keeps the words given where there is no number. */
export type Figure = { value: string | null; value_text: string | null; state: ValueState }

/** A figure given for a measure and a period. */
export type NewValue = Figure & {
  measure_code: string
  period: Period
  numerator: string | null
  denominator: string | null
  forecast_value: string | null
  reason: string
  import_row: number | null
}

export type NewComment = {
  measure_code: string
  period_key: string
  what_happened: string
  why: string
  remedy: string
  remedy_by: string | null
  remedy_owner: string
}

/** What a correction must say when the figure it replaces had been given as final. */
export const reasonExpected = 'a reason, since an earlier figure was final: it stays in the history'

/**
 * A figure as councils write it. Marks such as '12*' or '12 (p)' make it provisional; 'below 10' and '<5' are suppressed;
 * 'N/A', 'TBC', '#DIV/0!' and the like are missing, never nought. A state given outright wins over what the mark says.
 * Refused with what was expected.
 */
export const readFigure = (text: string, given: ValueState | null, kind: MeasureKind): Result<Figure, string> => {
  const written = text.trim()
  if (given === 'missing' || given === 'suppressed') return ok(wordsOnly(written, given))
  if (kind === 'yes-no' && /^(yes|no|y|n)$/i.test(written)) {
    return ok({ value: /^y/i.test(written) ? '1' : '0', value_text: null, state: given ?? 'final' })
  }
  const number = parseNumber(written)
  if (number.ok && given !== 'narrative') return ok(asNumber(number.value, given))
  if (written === '') return refused('a figure, or words such as “Not available”')
  if (given === 'narrative' || kind === 'narrative' || kind === 'milestone') {
    return ok({ value: null, value_text: written, state: 'narrative' })
  }
  if (suppressed.test(written)) return ok(wordsOnly(written, 'suppressed'))
  if (missing.test(written)) return ok(wordsOnly(written, 'missing'))
  return refused('a number such as 1,234 or 91.2, or words such as “Not available” or “below 10”')
}

const wordsOnly = (written: string, state: 'missing' | 'suppressed'): Figure => ({
  value: null,
  value_text: written === '' ? (state === 'missing' ? 'Not available' : 'Suppressed') : written,
  state,
})

const asNumber = (number: { value: string; marks: string[] }, given: ValueState | null): Figure => {
  const marked = number.marks.join(' ').toLowerCase()
  const state = /r(ev|evised)?[.)\]]/.test(marked) ? 'revised' : marked === '' ? 'final' : 'provisional'
  return { value: number.value, value_text: null, state: given ?? (/\(f|final/.test(marked) ? 'final' : state) }
}

const suppressed = /^(below|under|fewer than|less than|<|≤)\s*\d+%?$|^(suppressed|\[c\]|\[low\])$/i
const missing = new RegExp(
  [
    '^(n ?/ ?a|n\\.a\\.?|na|tbc|tba|pending|none|nil return|no data|unknown|\\.\\.|[-–—]+|:|x|\\[[xz]\\])$',
    '^#?(div/0|n/a|ref|value)!?$',
    '^(data |figures? |information )?(is |are )?(currently |still )?(not |un)(yet )?(available|reported|due|applicable|collected|provided|received|published)\\b',
    '^(no data|awaiting|to be (confirmed|reported|advised)|data (is )?(due|awaited|expected|delayed)|annual (measure|figure))\\b',
  ].join('|'),
  'i',
)

type Said = Pick<NewValue, 'value' | 'numerator' | 'denominator' | 'value_text' | 'forecast_value'> & { state: string }

/** The facts of a figure as one text; a revised figure says the same as a final one. */
export const valueSays = (figure: Said): string =>
  saying(
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.value_text,
    figure.forecast_value,
    figure.state === 'revised' ? 'final' : figure.state,
  )

/** Whether the kept figure had been given as final, so that changing it is a revision. */
export const wasFinal = (says: string): boolean => (JSON.parse(says) as unknown[]).at(-1) === 'final'

export type EnteredBy = { entered_by: string; entered_by_id: string | null }
export type Person = { person_id: string; name: string }

/**
 * A figure is signed off by somebody other than the one who entered it: true, or the sentence that says so. Where it is not
 * known which person that was, the name decides.
 */
export const bySomebodyElse = ({ entered_by, entered_by_id }: EnteredBy, { person_id, name }: Person): true | string =>
  (entered_by_id === null ? entered_by !== name : entered_by_id !== person_id) ||
  'You entered this figure, so someone else must sign it off.'

type Given = { version: number; value: string | null; value_text: string | null }

/**
 * The figure a commentary was written for, where it has since become another; null where it speaks of the present one,
 * or nobody knows. `versions` are those of one figure, in any order.
 */
export const spokenOfBefore = <Version extends Given>(
  value_version: number | null,
  versions: readonly Version[],
): Version | null => {
  const spoken = versions.find(({ version }) => version === value_version)
  const newest = versions.reduce<Version | null>((a, b) => (a === null || b.version > a.version ? b : a), null)
  if (!spoken || !newest) return null
  return spoken.value === newest.value && spoken.value_text === newest.value_text ? null : spoken
}
