import { type StatusCode, statusWords } from '#kernel/status.ts'
import { defaultWords, type Term } from './schema/councils.ts'
import type { StatusRule } from './schema/status.ts'
import type { Framework } from './schema.ts'

/** What this council calls a thing, in lower case unless it is a name; the product's own word when it has none. */
export const wordFor = (framework: Framework, term: Term): string => framework.vocabulary[term] ?? defaultWords[term]

/** The same as somebody's own: 'My appraisals'. A council's word may say whose they are already. */
export const ownWordFor = (framework: Framework, term: Term): string => {
  const word = wordFor(framework, term)
  return /^my\b/i.test(word) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : `My ${word}`
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

/** The plan document of a council, by code: one for the whole file, or one for each council. */
export const planDocumentOf = (framework: Framework, councilId: string): string | null =>
  typeof framework.plan.document === 'string' ? framework.plan.document : (framework.plan.document[councilId] ?? null)
