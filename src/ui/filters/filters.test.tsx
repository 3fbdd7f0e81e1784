import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { htmlOf } from '../markup.ts'
import { Filters } from './filters.tsx'

test('filters are sent to the address bar, keep the sort and show what is chosen', () => {
  const items = [
    { value: '', text: 'All' },
    { value: 'housing', text: 'Housing' },
  ]
  const $ = load(
    htmlOf(
      <Filters
        action="/northbrook/measures"
        keep={{ sort: '-status' }}
        filters={[
          { name: 'service', label: 'Service', value: 'housing', items },
          { name: 'search', label: 'Name', value: 'a "b"' },
        ]}
      />,
    ),
  )
  expect($('form').attr('method')).toBe('get')
  expect($('input[type=hidden][name=sort]').attr('value')).toBe('-status')
  expect($('option[selected]').text()).toBe('Housing')
  expect($('input[name=search]').attr('value')).toBe('a "b"')
  for (const control of $('select, input:not([type=hidden])').toArray())
    expect($(`label[for="${control.attribs.id}"]`)).toHaveLength(1)
})

test('a day is asked for in three boxes, as typed where it is none', () => {
  const draw = (value: string, typed: Record<string, string>) =>
    load(htmlOf(<Filters action="/audit" filters={[{ name: 'from', label: 'From', type: 'date', value, typed }]} />))
  const boxes = (value: string, typed: Record<string, string> = {}) =>
    draw(
      value,
      typed,
    )('.govuk-date-input__input')
      .toArray()
      .map(({ attribs }) => `${attribs.name}=${attribs.value ?? ''}`)
  expect(boxes('2026-11-20')).toEqual(['from-day=20', 'from-month=11', 'from-year=2026'])
  expect(boxes('', { 'from-day': '31', 'from-month': 'x', 'from-year': '' })).toEqual([
    'from-day=31',
    'from-month=x',
    'from-year=',
  ])
  expect(draw('', {})('legend').text()).toBe('From')
})
