import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { commandLines } from '../command-lines.ts'
import { fileFault, findLine, type Line, printUsage } from './lines.ts'

const tell = () => {}
const lines: Line[] = [
  { name: 'account add', takes: '--email ADDRESS', note: 'the password on standard input', tell },
  { name: 'account forget', note: 'for a lost phone', tell },
  { name: 'demo', tell },
]

describe('what is typed at the command line', () => {
  test('is found by the words it begins with, and the words after them are its own', () => {
    expect(findLine(lines, ['demo', 'stroud'])).toEqual([lines[2], ['stroud']])
    expect(findLine(lines, ['account', 'forget'])).toEqual([lines[1], []])
  })

  test('is nothing where it is half a name, or no name', () => {
    for (const words of [['account'], ['account', 'lose'], ['add'], []]) expect(findLine(lines, words)).toBeNull()
  })

  test('is found by its own name and no other, whatever the product has', () => {
    for (const line of commandLines) expect(findLine(commandLines, line.name.split(' '))).toEqual([line, []])
  })
})

test('The usage says each line with what it takes, and the notes in one column', () => {
  expect(printUsage(lines).split('\n').slice(2)).toEqual([
    '  golden-thread account add --email ADDRESS  (the password on standard input)',
    '  golden-thread account forget               (for a lost phone)',
    '  golden-thread demo',
    '',
  ])
})

test('A file that was typed and cannot be used is told in a sentence; any other fault keeps its trace', async () => {
  const faultOf = (path: string) => readFile(path).catch((error: unknown) => error)
  expect(fileFault(await faultOf('no-such.csv'), ['import', 'values', 'no-such.csv'])).toBe(
    'There is no file no-such.csv.',
  )
  expect(fileFault(await faultOf('package.json/x'), ['package.json'])).toMatch(/^package\.json\/x cannot be used/)
  expect(fileFault(await faultOf('no-such.csv'), ['import'])).toBeNull()
  expect(fileFault(new Error('lost'), ['lost'])).toBeNull()
})
