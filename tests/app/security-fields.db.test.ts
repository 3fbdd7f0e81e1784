import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation } from './installation.ts'

/** Once is enough, and a server is the stricter of the two. */
const once = test.skipIf(process.env.GOLDEN_THREAD_TEST_DATABASE === 'pglite')

const council = 'stroud'
let installation: Installation
let browser: Awaited<ReturnType<Installation['as']>>
beforeAll(async () => {
  installation = await openInstallation()
  browser = await installation.as(council)
})
afterAll(() => installation?.close())

const names = [
  'value',
  'numerator',
  'reason',
  'version',
  'state',
  'what_happened',
  'remedy_by',
  'part',
  'content',
  'kind',
  'next',
  'email',
  'stand_in_id',
]
const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '99999999999999999999',
    '-1',
    '1e400',
    'NaN',
    'Infinity',
    '0x10',
    '9'.repeat(200),
    '2026-02-30',
    '99999-01-01',
    '\ud800',
    '\u0000',
    "'; drop table measure; --",
    '__proto__',
    '{"$ne":null}',
    '',
  ),
)
const fields = fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'council_id'), awkward, {
  maxKeys: 6,
})

const forms = [
  paths.value(council, 'HOU03', '2026-27-Q2'),
  paths.value(council, 'HOU03', '2026-27-Q2').replace(/value$/, 'comment'),
  paths.signOff(council, 'HOU03', '2026-27-Q2'),
  paths.signIn(),
  paths.demonstrationSignIn(),
  `${paths.person(council, 'person')}/stand-in`,
  paths.imports(council),
  `${paths.imports(council)}/preview`,
  `${paths.report(council, 'quarterly', '2026-27-Q2', 'strategy-and-resources')}/text`,
]

once.each(forms)('Whatever is typed into %s, it is done or refused, and nothing breaks', async (path) => {
  await fc.assert(
    fc.asyncProperty(fields, async (given) => {
      const body = new URLSearchParams(Object.entries(given))
      const answer = await browser(path, { method: 'POST', body })
      expect(answer.status, JSON.stringify(given)).toBeLessThan(500)
    }),
    { numRuns: 8 },
  )
})

const awkwardAddress = fc.oneof(awkward, fc.constantFrom('..', '%', '%zz', '2026-27-Q9', 'HOU03', 'quarterly'))

once('Whatever is put into an address, it is shown or not found, and nothing breaks', async () => {
  const places = installation.routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/:council/'))
  const distinct = [...new Set(places.map(({ path }) => path.replace(/\{[^}]*\}/g, '')))]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...distinct),
      fc.array(awkwardAddress, { minLength: 4, maxLength: 4 }),
      async (path, parts) => {
        const left = [...parts]
        const address = path
          .replace(':council', council)
          .replace(/:(\w+)/g, () => encodeURIComponent((left.pop() ?? 'x').toWellFormed()))
        const query = new URLSearchParams({
          period: parts[0] ?? '',
          year: parts[1] ?? '',
          issue: parts[2] ?? '',
          q: parts[3] ?? '',
        })
        const answer = await browser(`${address}?${query}`)
        expect(answer.status, `${address}?${query}`).toBeLessThan(500)
      },
    ),
    { numRuns: 40 },
  )
})
