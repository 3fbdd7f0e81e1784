import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = await readFile(`${root}/docs/security.md`, 'utf8')
const threats = await readFile(`${root}/docs/threat-model.md`, 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim())
  return /^\d+\.\d+\.\d+/.test(cells[1] ?? '')
    ? [{ numbers: cells[1] ?? '', stands: cells[2] ?? '', where: cells[3] ?? '', tested: cells[4] ?? '' }]
    : []
})

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; those of level 3 come after them. */
const required: Record<string, number> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.3': 4,
  '10.4': 11,
  '10.5': 5,
  '10.6': 2,
  '10.7': 3,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 4,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
  '17.1': 1,
  '17.2': 4,
  '17.3': 2,
}

/** '6.2.8–6.2.10, 6.3.1' as its single numbers. */
const expanded = (numbers: string): string[] =>
  numbers.split(', ').flatMap((part) => {
    const [from = '', to = from] = part.split('–')
    const section = from.split('.').slice(0, 2).join('.')
    const [first, last] = [from, to].map((one) => Number(one.split('.')[2]))
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `${section}.${Number(first) + at}`)
  })

describe('what is said of security', () => {
  test('leaves out no requirement of levels 1 and 2, and says none twice', () => {
    const told = rows.flatMap(({ numbers }) => expanded(numbers))
    expect(told.filter((number, at) => told.indexOf(number) !== at)).toEqual([])
    const missing = Object.entries(required).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, at) => `${section}.${at + 1}`).filter((number) => !told.includes(number)),
    )
    expect(missing).toEqual([])
  })

  test('says how each stands in one of its own words', () => {
    const words = ['met', 'partly', 'yours', 'not met', 'planned', 'none here']
    expect(rows.filter(({ stands }) => !words.includes(stands))).toEqual([])
  })

  test('names only files that are there', () => {
    const named = [...`${page}${threats}`.matchAll(/`((?:src|tests|docs|script)\/[^`]+)`/g)].map(([, path]) =>
      String(path),
    )
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter((path) => !existsSync(`${root}/${path}`))).toEqual([])
  })

  test('names only tests that are in the file named before them', async () => {
    const wrong: string[] = []
    for (const { numbers, tested } of rows) {
      let source = ''
      for (const [, path, name] of tested.matchAll(/`([^`]+)`|“([^”]+)”/g)) {
        if (path !== undefined) source = await readFile(`${root}/${path}`, 'utf8')
        else if (!source.includes(String(name))) wrong.push(`${numbers}: ${name}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
