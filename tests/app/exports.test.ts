import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

const importersOf = async (packageName: string): Promise<string[]> => {
  const found: string[] = []
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root })) {
    if (/\.test\.tsx?$/.test(file)) continue
    if ((await readFile(`${root}/${file}`, 'utf8')).includes(`'${packageName}`)) found.push(file)
  }
  return found
}

test('Every CSV is written by the one function that keeps text from being run as a formula', async () => {
  expect(await importersOf('csv-stringify')).toEqual(['src/kernel/csv.ts'])
})

test('Every workbook is written by the one file that writes text as text', async () => {
  expect(await importersOf('write-excel-file')).toEqual(['src/review/reports/render/excel.ts'])
})

test('Every workbook is read after it was cleaned', async () => {
  expect(await importersOf('read-excel-file')).toEqual(['src/do/imports/read-rows.ts'])
})
