import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { publishedSchema } from './schema.ts'

const file = new URL('../../docs/framework.schema.json', import.meta.url)

test('the published JSON Schema says what the loader accepts (UPDATE_SCHEMA=1 writes it again)', () => {
  const schema = JSON.parse(JSON.stringify(publishedSchema()))
  if (process.env.UPDATE_SCHEMA) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema)
})
