import { expect, test } from 'vitest'
import { capital, listed, lower } from './words.ts'

test('Names are listed as they are said', () => {
  expect([[], ['Ann'], ['Ann', 'Bob'], ['Ann', 'Bob', 'Cat']].map(listed)).toEqual([
    '',
    'Ann',
    'Ann and Bob',
    'Ann, Bob and Cat',
  ])
})

test('A word begins a sentence with a capital, and stands within one without, unless it is initials', () => {
  expect(['on target', 'RAG', ''].map(capital)).toEqual(['On target', 'RAG', ''])
  expect(['On target', 'RAG', 'A', ''].map(lower)).toEqual(['on target', 'RAG', 'A', ''])
})
