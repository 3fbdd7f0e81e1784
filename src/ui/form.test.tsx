import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { Checkboxes } from './checkboxes/checkboxes.tsx'
import { choices, emptyForm, FormErrors, type FormState, field } from './form.tsx'
import { htmlOf } from './markup.ts'
import { TextInput } from './text-input/text-input.tsx'

const refused: FormState = {
  values: { code: 'HOU 03"', bodies: ['cabinet'] },
  errors: { code: ['Enter a code without spaces'], '': ['The round is closed'] },
}

test('each error links to its field, and one that belongs to none is only said', () => {
  const $ = load(htmlOf(<FormErrors errors={refused.errors} />))
  expect($('a').attr('href')).toBe('#code')
  expect($('li').last().text()).toBe('The round is closed')
  expect($('h2').text()).toBe('There is a problem')
})

test('a form without errors has no summary', () => {
  expect(htmlOf(<FormErrors errors={{ code: [] }} />)).toBe('')
})

test('what was typed is kept, with its error beside it', () => {
  const $ = load(htmlOf(<TextInput {...field(refused, 'code')} label={{ text: 'Code' }} />))
  expect($('input').attr('value')).toBe('HOU 03"')
  expect($('#code-error').text()).toContain('Enter a code without spaces')
})

test('before anything is typed a field holds what is on record, afterwards what was chosen, even nothing', () => {
  const draw = (form: FormState) =>
    load(
      htmlOf(
        <Checkboxes
          {...choices(form, 'bodies', ['council'])}
          items={[
            { value: 'cabinet', text: 'Cabinet' },
            { value: 'council', text: 'Council' },
          ]}
        />,
      ),
    )
  expect(draw(emptyForm)('[checked]').attr('value')).toBe('council')
  expect(draw(refused)('[checked]').attr('value')).toBe('cabinet')
  expect(draw({ values: { bodies: [] }, errors: {} })('[checked]')).toHaveLength(0)
})
