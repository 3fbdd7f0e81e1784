import { type StatusCode, statusWords } from '#kernel/status.ts'
import { capital, lower } from '#kernel/words.ts'
import { defaultWords, type Term } from './schema/councils.ts'
import type { StatusRule } from './schema/status.ts'
import type { Framework } from './schema.ts'

/** What this council calls a thing, in lower case unless it is a name; the product's own word when it has none. */
export const wordFor = (framework: Framework, term: Term): string => framework.vocabulary[term] ?? defaultWords[term]

/**
 * What this council calls its measures of every level, one and many. A word for the strategic ones alone is not said of the
 * others too: 'strategic measures' gives 'measures'.
 */
export const measureWords = (framework: Framework): { one: string; many: string } => {
  const ofEveryLevel = (word: string): string => word.replace(/^strategic /i, '')
  return { one: ofEveryLevel(wordFor(framework, 'measure')), many: ofEveryLevel(wordFor(framework, 'measures')) }
}

/** The same as somebody's own: 'My appraisals'. A council's word may say whose they are already. */
export const ownWordFor = (framework: Framework, term: Term): string => {
  const word = wordFor(framework, term)
  return /^my\b/i.test(word) ? capital(word) : `My ${word}`
}

/** What this council calls a status. */
export const statusWord = (framework: Framework, status: StatusCode): string =>
  framework.status.words[status] ?? statusWords[status]

/** The rule in force on a day; the first rule of all for days before it, so that old figures can be judged. */
export const statusRuleAt = (framework: Framework, date: string): StatusRule => {
  const inForce = framework.status.rules.findLast((rule) => rule.from <= date) ?? framework.status.rules[0]
  if (!inForce) throw new Error('a framework has at least one status rule')
  return inForce
}

/** The council's own rule on a day, as a member would say it: what counts as near target where a measure has no rule of its own. */
export const toleranceSentence = (framework: Framework, date: string): string => {
  const { tolerance, amber_when } = statusRuleAt(framework, date)
  const [near, off] = [statusWord(framework, 'near-target'), statusWord(framework, 'off-target')].map(lower)
  if (amber_when === 'no-worse-than-last-year')
    return `A figure that misses its target but is no worse than a year before is ${near}; any other is ${off}.`
  if (tolerance.kind === 'floor') return `Each measure states the value down to which it still counts as ${near}.`
  if (tolerance.kind === 'percent')
    return `A figure that misses its target by no more than ${tolerance.value}% of the target is ${near}; beyond that it is ${off}.`
  const within = tolerance.kind === 'points' ? `${tolerance.value} percentage points` : tolerance.value
  return `A figure within ${within} of its target is ${near}; beyond that it is ${off}.`
}

/** The plan document of a council, by code: one for the whole file, or one for each council. */
export const planDocumentOf = (framework: Framework, councilId: string): string | null =>
  typeof framework.plan.document === 'string' ? framework.plan.document : (framework.plan.document[councilId] ?? null)
