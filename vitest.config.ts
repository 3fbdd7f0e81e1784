import { defineConfig } from 'vitest/config'

const databaseTests = ['src/**/*.db.test.{ts,tsx}', 'tests/**/*.db.test.{ts,tsx}']
const databaseFiles = { include: databaseTests, testTimeout: 30_000, hookTimeout: 60_000 }

/**
 * Four runs of one suite, one after another, two files at a time:
 * what needs no database; what does, on PGlite; the same files on a PostgreSQL server; journeys in a browser.
 * One process runs many files, as one process serves many councils: loading the product anew for each took half of the time.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    maxWorkers: 2,
    isolate: false,
    reporters: ['./tests/support/project-times.ts', 'default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
          exclude: [...databaseTests, 'tests/e2e/**', 'tests/canary/**'],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...databaseFiles,
          name: 'pglite',
          env: { GOLDEN_THREAD_TEST_DATABASE: 'pglite' },
          globalSetup: ['tests/support/pglite-template.ts'],
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...databaseFiles,
          name: 'postgres',
          env: { GOLDEN_THREAD_TEST_DATABASE: 'postgres' },
          globalSetup: ['tests/support/postgres-server.ts'],
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/seeded-data.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
