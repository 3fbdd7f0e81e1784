import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, openInstallation } from './installation.ts'

const guide = readFileSync(fileURLToPath(new URL('../../docs/guide/README.md', import.meta.url)), 'utf8')

/** Answers that are no page of their own: data, files, what leads elsewhere, and what is for those who build the product. */
const noPage = /[.*]|^\/$|^\/(?:health|ui)$|^\/sign-in\/with\//

let installation: Installation
beforeAll(async () => {
  installation = await openInstallation()
})
afterAll(() => installation?.close())

test('The guide lists every page of the product by its address, and no page that is not there', () => {
  const addresses = installation.routes
    .filter(({ method, path }) => method === 'GET' && !noPage.test(path))
    .map(({ path }) => path.replaceAll(/:(\w+)/g, (_, name: string) => name.toUpperCase()))
  const listed = [...guide.matchAll(/`(\/[\w/-]*)`/g)].map(([, path]) => path)
  expect(listed.sort()).toEqual([...new Set(addresses)].sort())
})
