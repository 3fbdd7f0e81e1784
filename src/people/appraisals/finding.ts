import { printDate } from '#kernel/dates.ts'
import type { Next, Standing } from './rules.ts'

/** What is due, in words, before the lists: one's own conversation, then how many of those one is to hold. */
export const dueSentences = (own: Next | null, team: readonly (Next | null)[]): string[] =>
  [ownWords(own), teamWords(team)].filter((sentence) => sentence !== '')

const ownWords = (own: Next | null): string => {
  if (own === null || own.due_on === null) return ''
  const [day, name] = [printDate(own.due_on), own.conversation.name]
  return own.standing === 'overdue'
    ? `Your own “${name}” is overdue: it was due on ${day}.`
    : `Your own “${name}” is due on ${day}.`
}

const teamWords = (team: readonly (Next | null)[]): string => {
  if (team.length === 0) return ''
  const count = (standing: Standing) => team.filter((next) => next?.standing === standing).length
  const [overdue, soon] = [count('overdue'), count('due-soon')]
  const due = [
    ...(overdue > 0 ? [`${overdue} ${overdue === 1 ? 'has a conversation' : 'have conversations'} overdue`] : []),
    ...(soon > 0 ? [`${soon} ${soon === 1 ? 'has one' : 'have one'} due within 30 days`] : []),
  ]
  if (team.length === 1) {
    if (overdue === 1) return 'The person you manage has a conversation overdue.'
    return `The person you manage has ${soon === 1 ? 'one' : 'none'} due within 30 days.`
  }
  return `Of the ${team.length} people you manage, ${due.length === 0 ? 'nobody has a conversation due soon' : due.join(' and ')}.`
}
