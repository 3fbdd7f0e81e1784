import { expect, test } from 'vitest'
import { loadAssets } from './assets.ts'

const manifest = {
  'src/client/main.ts': { file: 'assets/main-abc.js' },
  'src/client/stylesheet.scss': { file: 'assets/stylesheet-def.css' },
}

test('pages link to the built files by their hashed names', () => {
  expect(loadAssets(JSON.stringify(manifest))).toEqual({ css: '/assets/stylesheet-def.css', js: '/assets/main-abc.js' })
})

test('a build without the stylesheet is refused by name', () => {
  expect(() => loadAssets('{}')).toThrow('src/client/stylesheet.scss')
})
