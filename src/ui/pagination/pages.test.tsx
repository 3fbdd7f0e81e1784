import { describe, expect, it } from 'vitest'
import { htmlOf } from '../markup.ts'
import { Pages, pageOf, pageWords } from './pages.tsx'

const linksOf = (asked: string, total: number): string[] => {
  const html = htmlOf(<Pages page={pageOf(asked, total, 100)} href={(number) => `?page=${number}`} label="Pages" />)
  return [...html.matchAll(/<li class="([^"]*)">(?:<a [^>]*>)?([^<]*)/g)].map(([, of, text]) =>
    of?.includes('current') ? `[${text}]` : (text ?? ''),
  )
}

describe('a page of a list', () => {
  it('says what of the list it holds', () => {
    expect(pageOf('2', 250, 100)).toEqual({ number: 2, pages: 3, from: 101, to: 200, total: 250 })
    expect(pageOf('3', 250, 100)).toMatchObject({ from: 201, to: 250 })
  })
  it('is the first where none is asked for, and the nearest there is where there is no such page', () => {
    for (const asked of [undefined, '', '0', '-1', '1.5', 'two', '99999999'])
      expect(pageOf(asked, 250, 100).number).toBe(1)
    expect(pageOf('9', 250, 100).number).toBe(3)
    expect(pageOf('1', 0, 100)).toEqual({ number: 1, pages: 1, from: 0, to: 0, total: 0 })
  })
  it('is told in the title where it is not the only one', () => {
    expect(pageWords(pageOf('2', 250, 100))).toBe('page 2 of 3')
    expect(pageWords(pageOf('1', 100, 100))).toBe('')
  })
  it('has links to its neighbours and to both ends, and none where it is alone', () => {
    expect(linksOf('1', 100)).toEqual([])
    expect(linksOf('1', 250)).toEqual(['[1]', '2', '3'])
    expect(linksOf('80', 16_000)).toEqual(['1', '⋯', '79', '[80]', '81', '⋯', '160'])
    expect(linksOf('3', 16_000)).toEqual(['1', '2', '[3]', '4', '⋯', '160'])
    expect(linksOf('160', 16_000)).toEqual(['1', '⋯', '159', '[160]'])
  })
})
