/**
 * Lets the process end with the code it was to end with. The package that brings PostgreSQL ends it with 0 when there is nothing
 * left to do, so a run whose tests had failed passed for a good one.
 */
export const keepExitCode = (): void => {
  process.prependListener('beforeExit', (code) => {
    if (code !== 0) process.exit(code)
  })
}
