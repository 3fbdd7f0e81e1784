import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const programs = ['main', 'cli'].filter((name) => existsSync(`${root}src/${name}.ts`))

/** The server and the command line; installed packages stay in node_modules. */
export default defineConfig({
  cwd: root,
  input: Object.fromEntries(programs.map((name) => [name, `src/${name}.ts`])),
  platform: 'node',
  external: (id) => !/^(?:[.#/\0]|[A-Za-z]:\\)/.test(id) && !programs.some((name) => id === `src/${name}.ts`),
  transform: { target: 'node24', jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: 'shared/[name]-[hash].js' },
})
