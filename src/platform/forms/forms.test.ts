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
