import { ok, type Result, refused } from '#kernel/result.ts'

/** Somebody to choose; the post tells namesakes apart, the identifier those of one post. */
export type PersonChoice = { person_id: string; name: string; post: string; email?: string | null }

/** More than so many names are no help in an error. */
const mostNamed = 5

/** What was typed or pasted, with one space between words, as names are kept. */
export const spacedOnce = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** 'Ann Lee, Head of Housing'. */
export const whoWords = ({ name, post }: PersonChoice): string => (post === '' ? name : `${name}, ${post}`)

/** The same with what tells each from every other. */
export const distinct = (person: PersonChoice): string => `${whoWords(person)} (${person.person_id})`

/** How each of some people is written so that it means nobody else among them. */
export const whoChoices = (people: readonly PersonChoice[]): string[] => {
  const written = people.flatMap((person) => [
    ...new Set([person.name, whoWords(person)].map((words) => words.toLowerCase())),
  ])
  const times = Map.groupBy(written, (words) => words)
  const isOne = (words: string): boolean => times.get(words.toLowerCase())?.length === 1
  return people.map((person) => (isOne(whoWords(person)) ? whoWords(person) : distinct(person)))
}

/**
 * Whom somebody means by what they typed, among those whom it may mean: the identifier, or a sentence that says what else to
 * type. What is written out whole goes before what only contains it.
 */
export const whoIsMeant = (text: string, candidates: readonly PersonChoice[]): Result<string, string> => {
  const typed = text.trim().toLowerCase()
  const whole = candidates.filter((person) =>
    [person.name, whoWords(person), distinct(person), person.person_id, person.email ?? ''].some(
      (words) => words.toLowerCase() === typed,
    ),
  )
  const [one, ...more] = whole.length > 0 ? whole : candidates
  if (one === undefined)
    return refused(`Nobody with the council is called ${text.trim()}. Enter a name as the list of people has it`)
  return more.length === 0 ? ok(one.person_id) : refused(severalWords(text.trim(), [one, ...more]))
}

const severalWords = (text: string, people: readonly PersonChoice[]): string =>
  people.length > mostNamed
    ? `${text} may be many people. Enter more of the name`
    : `${text} may be any of these: ${people.map(distinct).join('; ')}. Enter one of them, or the word in brackets`
