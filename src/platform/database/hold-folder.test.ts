import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { FolderTaken, holdFolder } from './hold-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'golden-thread-hold-'))
const mark = join(folder, 'in-use-by')
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => rmSync(mark, { force: true }))

describe('a data folder is for one process at a time', () => {
  test('held until it is let go', () => {
    const letGo = holdFolder(folder)
    expect(existsSync(mark)).toBe(true)
    letGo()
    expect(existsSync(mark)).toBe(false)
  })

  test('refused, naming the process that has it', () => {
    writeFileSync(mark, `${process.ppid}\n`)
    expect(() => holdFolder(folder)).toThrow(FolderTaken)
    expect(() => holdFolder(folder)).toThrow(`in use by process ${process.ppid}`)
  })

  test('taken over from a process that was killed, or that left nothing readable', () => {
    for (const left of ['2147483000\n', 'none\n']) {
      writeFileSync(mark, left)
      holdFolder(folder)()
    }
    expect(existsSync(mark)).toBe(false)
  })
})
