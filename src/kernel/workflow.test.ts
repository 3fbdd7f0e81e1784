import { expect, test } from 'vitest'
import { drawWorkflow, movesFor, type Workflow } from './workflow.ts'

const returns: Workflow<'draft' | 'in-review' | 'signed-off', 'owner' | 'head-of-service'> = {
  draft: { submit: { to: 'in-review', by: ['owner'], label: 'Submit for sign-off' } },
  'in-review': {
    'sign-off': { to: 'signed-off', by: ['head-of-service'], label: 'Sign off' },
    'send-back': { to: 'draft', by: ['head-of-service'], label: 'Send back', comment: 'required' },
  },
  'signed-off': {},
}

test('only the moves open to one’s roles are offered, in the table’s order', () => {
  expect(movesFor(returns, 'in-review', ['owner'])).toEqual([])
  expect(movesFor(returns, 'in-review', ['owner', 'head-of-service']).map(({ name }) => name)).toEqual([
    'sign-off',
    'send-back',
  ])
  expect(movesFor(returns, 'signed-off', ['head-of-service'])).toEqual([])
})

test('the table draws itself', () => {
  expect(drawWorkflow(returns)).toBe(`stateDiagram-v2
  state "draft" as draft
  state "in review" as in_review
  state "signed off" as signed_off
  [*] --> draft
  draft --> in_review: Submit for sign-off (owner)
  in_review --> signed_off: Sign off (head of service)
  in_review --> draft: Send back (head of service), with a reason
  signed_off --> [*]`)
})
