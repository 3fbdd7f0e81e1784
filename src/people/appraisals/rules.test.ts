import { describe, expect, test } from 'vitest'
import { parsePeriodKey } from '#kernel/period.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { appraisalWord, conversationsOf, faultsOf, type Held, myAppraisals, nextOf } from './rules.ts'

const stroud = shipped('stroud')
const today = '2026-11-20'
const year = parsePeriodKey('2026-27')
const held = (given: Partial<Held> = {}): Held => ({
  appraisal_id: 'a',
  person_id: 'robyn',
  kind: 'set',
  year_key: '2026-27',
  held_on: '2026-05-12',
  next_due_on: null,
  ...given,
})
const facts = { kind: 'set', year_key: '2026-27', held_on: '2026-05-12', next_due_on: null }

describe('the conversations of a year', () => {
  test('are the framework’s own, each due by the last working day of its month', () => {
    expect(year && conversationsOf(stroud, year)).toEqual([
      { code: 'set', name: 'Appraisal and targets', due_on: '2026-05-29' },
      { code: 'mid-year', name: 'Progress conversation', due_on: '2026-11-30' },
    ])
  })

  test('SN5 end with the review of a year that closes in March', () => {
    const stoke = year ? conversationsOf(shipped('stoke-on-trent'), year) : []
    expect(stoke.map(({ code, due_on }) => [code, due_on])).toEqual([
      ['set', '2026-06-30'],
      ['mid-year', '2026-10-30'],
      ['year-end', '2027-03-31'],
    ])
  })

  test('are three without a month where the framework names none', () => {
    const names = year ? conversationsOf(shipped('south-staffordshire'), year) : []
    expect(names.map(({ code, due_on }) => [code, due_on])).toEqual([
      ['set', null],
      ['mid-year', null],
      ['year-end', null],
    ])
  })

  test('SS10 have the council’s own word, also where it says whose they are', () => {
    const south = shipped('south-staffordshire')
    expect([appraisalWord(south), myAppraisals(south)]).toEqual(['My review conversation', 'My review conversations'])
    expect(myAppraisals(stroud)).toBe('My appraisals')
    expect(myAppraisals(shipped('stoke-on-trent'))).toBe('My Performance Development Plans')
  })
})

describe('what comes next for somebody', () => {
  test('is the first of the year, long overdue, where none was held', () => {
    expect(nextOf(stroud, [], today)).toMatchObject({
      conversation: { code: 'set' },
      due_on: '2026-05-29',
      standing: 'overdue',
    })
  })

  test('is the one after the last that was held', () => {
    expect(nextOf(stroud, [held()], today)).toMatchObject({
      conversation: { code: 'mid-year' },
      due_on: '2026-11-30',
      standing: 'due-soon',
    })
  })

  test('does not go back to one that was passed over', () => {
    const mid = held({ kind: 'mid-year', held_on: '2026-11-03' })
    expect(nextOf(stroud, [mid], today)).toMatchObject({
      conversation: { code: 'set' },
      year: { key: '2027-28' },
      standing: 'not-due',
    })
  })

  test('is due on the day that two people agreed, rather than in the council’s month', () => {
    const agreed = held({ next_due_on: '2026-11-10' })
    expect(nextOf(stroud, [agreed], today)).toMatchObject({ due_on: '2026-11-10', standing: 'overdue' })
    expect(nextOf(stroud, [agreed], '2026-11-10')?.standing).toBe('due-soon')
  })

  test('has no date where neither the framework nor the two people named one', () => {
    expect(nextOf(shipped('south-staffordshire'), [], today)).toMatchObject({ due_on: null, standing: 'no-date' })
  })
})

describe('what is wrong with a record', () => {
  test('is nothing, when the conversation is one of the year and was held', () => {
    expect(faultsOf(stroud, facts, today)).toEqual({})
    expect(faultsOf(stroud, { ...facts, year_key: '2025-26' }, today)).toEqual({})
  })

  test.each([
    ['a day to come', { held_on: '2026-11-21' }, 'held_on'],
    ['a day of long ago', { held_on: '2019-05-01' }, 'held_on'],
    ['a conversation of another council', { kind: 'year-end' }, 'kind'],
    ['a year to come', { year_key: '2027-28' }, 'year_key'],
    ['a quarter in place of a year', { year_key: '2026-27-Q1' }, 'year_key'],
    ['a next one before this one', { next_due_on: '2026-05-12' }, 'next_due_on'],
  ])('is told beside its field: %s', (_, wrong, field) => {
    expect(Object.keys(faultsOf(stroud, { ...facts, ...wrong }, today))).toEqual([field])
  })
})
