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
