import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const programs = {
  main: 'src/main.ts',
  cli: 'src/cli.ts',
  typesetter: 'src/review/reports/render/typesetter.ts',
}
const files = new Set(Object.values(programs))

/** The server, the command line and the typesetter that both start; installed packages stay in node_modules. */
export default defineConfig({
  cwd: root,
  tsconfig: 'tsconfig.json',
  input: programs,
  platform: 'node',
  external: (id) => !/^(?:[.#/\0]|[A-Za-z]:\\)/.test(id) && !files.has(id),
  transform: { target: 'node24' }, // how JSX is written comes from tsconfig.json
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: 'shared/[name]-[hash].js' },
})
