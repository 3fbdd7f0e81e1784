import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const programs = ['main', 'cli'].filter((name) => existsSync(`${root}src/${name}.ts`))

/** The server and the command line; installed packages stay in node_modules. */
export default defineConfig({
  cwd: root,
  tsconfig: 'tsconfig.json',
  input: Object.fromEntries(programs.map((name) => [name, `src/${name}.ts`])),
  platform: 'node',
  external: (id) => !/^(?:[.#/\0]|[A-Za-z]:\\)/.test(id) && !programs.some((name) => id === `src/${name}.ts`),
  transform: { target: 'node24' }, // how JSX is written comes from tsconfig.json
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: 'shared/[name]-[hash].js' },
})
