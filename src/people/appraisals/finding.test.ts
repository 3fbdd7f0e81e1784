import { expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { dueSentences } from './finding.ts'
import type { Next, Standing } from './rules.ts'

const next = (standing: Standing, due_on: string | null = '2026-11-30'): Next => ({
  conversation: { code: 'mid', name: 'Mid-year', due_on },
  year: periodOf('2026-27'),
  due_on,
  standing,
})

test('one’s own conversation is told with its day, and as overdue where it is', () => {
  expect(dueSentences(next('due-soon'), [])).toEqual(['Your own “Mid-year” is due on 30 November 2026.'])
  expect(dueSentences(next('overdue'), [])).toEqual(['Your own “Mid-year” is overdue: it was due on 30 November 2026.'])
  expect(dueSentences(next('no-date', null), [])).toEqual([])
})

test('a manager is told how many of their people are overdue and due soon, before the list', () => {
  expect(dueSentences(null, [next('overdue'), next('overdue'), next('due-soon'), null])).toEqual([
    'Of the 4 people you manage, 2 have conversations overdue and 1 has one due within 30 days.',
  ])
  const alone: [Standing, string][] = [
    ['overdue', 'has a conversation overdue'],
    ['due-soon', 'has one due within 30 days'],
    ['not-due', 'has none due within 30 days'],
  ]
  for (const [standing, words] of alone)
    expect(dueSentences(null, [next(standing)])).toEqual([`The person you manage ${words}.`])
})
