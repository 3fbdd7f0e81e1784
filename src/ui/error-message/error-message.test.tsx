import { expect, test } from 'vitest'
import { checkAgainstFixtures } from '../fixtures.tsx'
import { htmlOf } from '../markup.ts'
import { ErrorMessage } from './error-message.tsx'

checkAgainstFixtures('error-message', (options) => <ErrorMessage {...options} />)

test('a space stands between the hidden word and the message', () => {
  expect(htmlOf(<ErrorMessage text="Enter a figure" />)).toContain('Error:</span> Enter a figure')
})
