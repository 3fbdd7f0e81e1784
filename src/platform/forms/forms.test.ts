import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { refusedForm, typedIn } from './door.ts'

const sent = async (body: FormData) => {
  const app = new Hono().post('/', async (c) => c.json(await typedIn(c)))
  return (await app.request('/', { method: 'POST', body })).json()
}

test('What was typed is read by field, and a file in place of text is as good as nothing', async () => {
  const form = new FormData()
  form.append('reason', 'As the panel agreed')
  form.append('email', new File(['a'], 'a.txt'))
  expect(await sent(form)).toEqual({ reason: 'As the panel agreed' })
})

describe('a date asked for in three boxes', () => {
  const typed = (day: string, month: string, year: string) => {
    const form = new FormData()
    for (const [part, text] of Object.entries({ day, month, year })) form.append(`until-${part}`, text)
    return sent(form)
  }

  test('is given to the command as programs write it, and each box is kept', async () => {
    expect(await typed('31', 'March', '2027')).toEqual({
      'until-day': '31',
      'until-month': 'March',
      'until-year': '2027',
      until: '2027-03-31',
    })
    expect(await typed('', '', '')).toMatchObject({ until: '' })
  })

  test('is given as typed where it is no date, and the refusal says which box is wrong', async () => {
    const values = await typed('31', '', '2027')
    expect(values.until).toBe('31  2027')
    const { form } = refusedForm(values, { kind: 'invalid', fields: { until: ['Enter a date such as 2027-03-31'] } })
    expect(form.errors).toEqual({ until: ['The last day must include a month'] })
  })

  test('is asked for without the example that programs are given, where none was typed', async () => {
    const fields = { until: ['Enter the last day, such as 2027-03-31'] }
    const { form } = refusedForm(await typed('', '', ''), { kind: 'invalid', fields })
    expect(form.errors).toEqual({ until: ['Enter the last day'] })
  })

  test('keeps what else a command says of it', async () => {
    const fields = { until: ['The last day comes after the first'] }
    expect(refusedForm(await typed('1', '4', '2027'), { kind: 'invalid', fields }).form.errors).toEqual(fields)
  })
})

describe('a refused form keeps what was typed, and says', () => {
  const values = { target: '9O' }

  test('beside each field what is wrong with it', () => {
    const fields = { target: ['Enter the target as a number'] }
    expect(refusedForm(values, { kind: 'invalid', fields })).toEqual({ form: { values, errors: fields }, status: 422 })
  })

  test('why a role does not do this', () => {
    const refusal = { kind: 'forbidden', reason: 'Your role does not set targets.' } as const
    expect(refusedForm(values, refusal)).toEqual({ form: { values, errors: { '': [refusal.reason] } }, status: 403 })
  })

  test('what stands in the way, or is no longer there', () => {
    const conflict = refusedForm(values, { kind: 'conflict', message: 'The period is closed.' })
    expect(conflict).toEqual({ form: { values, errors: { '': ['The period is closed.'] } }, status: 409 })
    expect(refusedForm(values, { kind: 'not-found' })).toMatchObject({ form: { values }, status: 409 })
  })
})
