import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { raw } from 'hono/html'
import { afterAll, describe, expect, test } from 'vitest'
import { type Content, htmlOf } from './markup.ts'

type Fixture = { name: string; options: Record<string, unknown>; html: string }
type Exceptions = {
  /** Fixture name → why this product does not offer what it shows. */
  skipped?: Record<string, string>
  /** Parts taken out of both sides before comparing: selector → why. */
  without?: Record<string, string>
}

/**
 * Renders every example that GOV.UK Frontend ships for a component and compares it with the HTML it expects.
 * Compared by elements, attributes and words; white space between them is not compared.
 */
export const checkAgainstFixtures = (
  component: string,
  // biome-ignore lint/suspicious/noExplicitAny: the examples are untyped JSON, given to a typed component to see what it makes of them
  render: (options: any) => Content,
  { skipped = {}, without = {} }: Exceptions = {},
): void => {
  const fixtures = readFixtures(component)
  const run = fixtures.filter(({ name }) => !(name in skipped))
  describe(`${component}: ${run.length} of ${fixtures.length} GOV.UK Frontend examples`, () => {
    test.each(run.map((fixture) => [fixture.name, fixture] as const))('%s', (_, { options, html }) => {
      const drawn = htmlOf(render(markHtml(options) as Record<string, unknown>))
      expect(shape(drawn, Object.keys(without))).toEqual(shape(html, Object.keys(without)))
    })
    test.runIf(Object.keys(skipped).length > 0)(`not offered: ${reasons(skipped)}`, () => {
      expect(fixtures.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(skipped)))
    })
    afterAll(() => {
      process.stdout.write(
        `${component}: ${run.length} of ${fixtures.length} examples ran; not offered: ${reasons(skipped)}\n`,
      )
    })
  })
}

const reasons = (skipped: Record<string, string>): string =>
  Object.entries(skipped)
    .map(([name, reason]) => `${name} (${reason})`)
    .join(', ') || 'none'

const readFixtures = (component: string): Fixture[] => {
  const file = new URL(
    `../../node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`,
    import.meta.url,
  )
  return JSON.parse(readFileSync(file, 'utf8')).fixtures
}

/** The macros trust strings named html; our components do not, so the examples' ones are marked as safe here. */
const markHtml = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return /(^html|Html)$/.test(key) ? raw(value.trim()) : value
  if (Array.isArray(value)) return value.map((item) => markHtml(item))
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, markHtml(item, name)]))
  return value
}

type Shape = string | { element: string; attributes: Record<string, string>; children: Shape[] }

const shape = (html: string, without: string[]): Shape[] => {
  const $ = load(html, null, false)
  for (const selector of without) $(selector).remove()
  return $.root().contents().get().flatMap(nodeShape)
}

// biome-ignore lint/suspicious/noExplicitAny: a parse tree node, whose type cheerio does not export by itself
const nodeShape = (node: any): Shape[] => {
  if (node.type === 'comment') return []
  if (node.type === 'text') {
    const words = node.data.replace(/\s+/g, ' ').trim()
    return words ? [words] : []
  }
  const attributes = Object.fromEntries(
    Object.entries(node.attribs as Record<string, string>)
      .map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  return [{ element: node.name, attributes, children: joinWords(node.children.flatMap(nodeShape)) }]
}

/** Neighbouring words are one piece of text, however many nodes they came in. */
const joinWords = (children: Shape[]): Shape[] =>
  children.reduce<Shape[]>((joined, child) => {
    const last = joined.at(-1)
    if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = `${last} ${child}`
    else joined.push(child)
    return joined
  }, [])
