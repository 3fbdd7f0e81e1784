import { expect, test } from 'vitest'
import type { ReportContent } from './content.ts'
import { wordsOfPart } from './parts.ts'

const content = {
  cover: [
    { label: 'Financial implications', text: 'None.' },
    { label: 'Recommendations', text: ['Note it.', 'Act on it.'] },
  ],
  sections: [
    {
      id: 'summary',
      blocks: [
        { kind: 'paragraph', text: 'All is well.' },
        { kind: 'paragraph', text: 'Nearly.' },
        { kind: 'list', items: ['one'] },
        { kind: 'paragraph', text: 'Made from figures.' },
      ],
    },
    { id: 'treasury', blocks: [{ kind: 'paragraph', text: 'Nothing.' }] },
  ],
} as unknown as ReportContent

test('The form for a part opens on the words the draft has for it', () => {
  expect(wordsOfPart(content, 'summary')).toBe('All is well.\nNearly.')
  expect(wordsOfPart(content, 'section.treasury')).toBe('Nothing.')
  expect(wordsOfPart(content, 'cover.financial-implications')).toBe('None.')
  expect(wordsOfPart(content, 'cover.recommendations')).toBe('Note it.\nAct on it.')
  expect(wordsOfPart(content, 'section.gone')).toBe('')
})
