import { statusWord } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import { lower } from '#kernel/words.ts'
import type { Cell } from '#review/reports/content.ts'
import type { ReportFacts } from '#review/reports/facts.ts'

/** '1 measure', '3 measures', 'no measures'. The plural is given when it is not the word with an s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`

/** A full stop where there is none. */
export const sentence = (text: string): string => {
  const trimmed = text.trim()
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

export const sentences = (...parts: readonly string[]): string => parts.map(sentence).filter(Boolean).join(' ')

/** A status cell in the council's own word. */
export const statusCell = (facts: Pick<ReportFacts, 'framework'>, status: StatusCode): Cell => ({
  text: statusWord(facts.framework, status),
  status,
})

export const wordIn = (facts: Pick<ReportFacts, 'framework'>, status: StatusCode): string =>
  lower(statusWord(facts.framework, status))

/** What a person wrote for this part of the report, or else the generated words. */
export const written = (facts: ReportFacts, part: string, generated: string[]): string[] => {
  const own = facts.texts[part]?.trim()
  return own
    ? own
        .split(/\r?\n+/)
        .map((line) => line.trim())
        .filter(Boolean)
    : generated
}
