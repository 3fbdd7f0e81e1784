import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { statusWords } from '#kernel/status.ts'
import { galleryPage } from './gallery.tsx'

const $ = load(galleryPage({ css: '/a.css', js: '/a.js' }, 'n0nce'))

test('the gallery shows every status by its word', () => {
  for (const word of Object.values(statusWords)) expect($('.gt-status').text()).toContain(word)
})

test('no two things in it share an id', () => {
  const ids = $('[id]')
    .toArray()
    .map((node) => node.attribs.id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('one heading of the first level, and no level left out below it', () => {
  const levels = $('h1, h2, h3, h4')
    .toArray()
    .map((node) => Number(node.name.slice(1)))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
})
