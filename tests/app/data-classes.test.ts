import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tableOwners } from '../support/table-owners.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('Every table of the database stands in one class of data, and no other does', async () => {
  const page = readFileSync(`${root}/docs/data-classes.md`, 'utf8')
  const [classes = ''] = page.split('\n## ')
  const named = classes
    .split('\n')
    .filter((line) => line.startsWith('| **'))
    .flatMap((line) => [...(line.split('|')[3] ?? '').matchAll(/`(\w+)`/g)].map(([, table]) => String(table)))
  const { owners } = await tableOwners(root)
  expect(owners.size).toBeGreaterThan(50)
  expect(named.toSorted()).toEqual([...owners.keys()].toSorted())
})
