import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { problems } from '../../src/api/problem.ts'
import { commandLines } from '../../src/command-lines.ts'
import { secretSettings } from '../../src/platform/config/secret-files.ts'
import { settings } from '../../src/platform/config/settings.ts'
import { shipped } from '../support/frameworks.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const below = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true }).map(String)
const foldersOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const pages = ['README.md', 'CONTRIBUTING.md', ...below('docs').map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

/** As GitHub makes them of headings. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

type Link = { page: string; to: string; anchor: string | undefined }

/** Links within the repository; what only looks like one in code is left out. */
const linksOf = (page: string): Link[] => {
  const prose = read(page).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(([, path, anchor]) => {
    const to = path ? relative(root, join(root, dirname(page), path)) : page
    return { page, to, anchor }
  })
}

const namedInTable = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const cell = line.split('|')[1] ?? ''
    return line.startsWith('|') ? [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = '']) => name) : []
  })

describe('in the documents', () => {
  const links = pages.flatMap(linksOf)

  test('every link leads to a file of the repository, and to a heading that is there', () => {
    expect(links.length).toBeGreaterThan(50)
    const broken = links.filter(
      ({ to, anchor }) => !existsSync(join(root, to)) || (anchor !== undefined && !anchorsOf(to).includes(anchor)),
    )
    expect(broken).toEqual([])
  })

  test('every page is led to from another', () => {
    const led = new Set(links.filter(({ page, to }) => page !== to).map(({ to }) => to))
    expect(pages.filter((page) => !led.has(page) && page !== 'README.md')).toEqual([])
  })

  test('every file and folder named from the root is there', () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/`((?:src|tests|docs|script|frameworks|migrations|demo|bench)\/[\w./-]*)`/g)].map(
        ([, path = '']) => ({ page, path }),
      ),
    )
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([])
  })
})

test('README explains every setting that the product reads, and no other', () => {
  expect(namedInTable(read('README.md')).sort()).toEqual(Object.keys(settings.shape).sort())
  const [paragraph = ''] = /^.*may each be given as `…_FILE`.*$/m.exec(read('README.md')) ?? []
  for (const name of secretSettings) expect(paragraph).toContain(name)
})

test('the index of decisions has each, with its own title', () => {
  const index = read('docs/decisions/README.md')
  const decisions = below('docs/decisions').filter((name) => /^\d/.test(name))
  const lines = decisions.map((name) => {
    const [, number, title] = /^# (\d+)\. (.+)$/m.exec(read(`docs/decisions/${name}`)) ?? []
    return `${number}. [${title}](${name})`
  })
  expect(lines.filter((line) => !index.includes(line))).toEqual([])
})

test('the plan of the house names every room', () => {
  const plan = read('docs/architecture.md')
  const offices = foldersOf('src').filter((name) => !plan.includes(`src/${name}`))
  const wings = foldersOf('src').filter((name) => /^(?:plan|do|review|revise|publish|people)$/.test(name))
  const slices = wings.flatMap((wing) => foldersOf(`src/${wing}`))
  expect(slices.length).toBeGreaterThan(10)
  const rooms = foldersOf('src/platform').filter((name) => !plan.includes(`\`${name}\``))
  expect([...offices, ...rooms, ...slices.filter((name) => !plan.includes(name))]).toEqual([])
})

test('the guides use the commands of the command line as they are, and each is in one', () => {
  const said = pages.map(read).join('\n')
  const usage = commandLines.map(({ name }) => name)
  expect(usage.length).toBeGreaterThan(10)
  expect(usage.filter((name) => !said.includes(`golden-thread ${name}`))).toEqual([])
  const used = [...said.matchAll(/script\/golden-thread ([a-z-]+)(?: ([a-z-]+))?/g)]
  const unknown = used.filter(([, verb = '', noun]) => !usage.includes(verb) && !usage.includes(`${verb} ${noun}`))
  expect(unknown.map(([command]) => command)).toEqual([])
})

test('the page for programs has every kind of problem with its status', () => {
  const page = read('docs/api.md')
  const rows = Object.entries(problems).map(([kind, { status }]) => `| ${status} | \`#${kind}\` |`)
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
})

describe('The providers’ files of the guide', () => {
  const frameworkOf: Record<string, string> = {
    stroud: 'stroud',
    'south-oxfordshire': 'south-and-vale',
    'vale-of-white-horse': 'south-and-vale',
  }
  const blocks = [...read('docs/guide/sign-in.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  const named = blocks.flatMap((block) =>
    block.split('- council: ').flatMap((part, at) => {
      const council = part.split('\n')[0]?.trim() ?? ''
      const grants = part.matchAll(/role: ([a-z-]+)(?:, scope: \{ kind: unit, code: ([A-Za-z-]+) \})?/g)
      return at === 0 ? [] : [...grants].map(([, role = '', unit]) => ({ council, role, unit }))
    }),
  )

  test('there are some', () => expect(named.length).toBeGreaterThan(3))

  test.each(named)('$council has the role $role and the unit $unit', ({ council, role, unit }) => {
    const { roles, organisation } = shipped(frameworkOf[council] ?? council)
    expect(roles.map(({ code }) => code)).toContain(role)
    if (unit !== undefined) expect(organisation.units.map(({ code }) => code)).toContain(unit)
  })
})
