import type { Reporter, TestModule } from 'vitest/node'

type Span = { files: number; tests: number; from: number; to: number }

/**
 * Prints how long each project of the suite took, from its first file's start to its last file's end.
 * Vitest loads a reporter named by path from its default export.
 */
export default class ProjectTimes implements Reporter {
  readonly #spans = new Map<string, Span>()

  onTestModuleQueued(module: TestModule): void {
    const span = this.#spanOf(module)
    span.from = Math.min(span.from, Date.now())
  }

  onTestModuleEnd(module: TestModule): void {
    const span = this.#spanOf(module)
    span.to = Date.now()
    span.files += 1
    span.tests += [...module.children.allTests()].length
  }

  onTestRunEnd(): void {
    const lines = [...this.#spans].map(([name, { files, tests, from, to }]) => {
      const seconds = ((to - from) / 1000).toFixed(1)
      return `${name.padEnd(10)} ${seconds.padStart(6)} s  ${tests} tests in ${files} files`
    })
    process.stdout.write(`\n== time taken by the suite\n${lines.join('\n')}\n`)
  }

  #spanOf(module: TestModule): Span {
    const name = module.project.name
    const known = this.#spans.get(name)
    if (known) return known
    const span = { files: 0, tests: 0, from: Number.POSITIVE_INFINITY, to: 0 }
    this.#spans.set(name, span)
    return span
  }
}
