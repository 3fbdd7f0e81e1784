import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { frameworkFiles, shipped } from '../../tests/support/frameworks.ts'
import { parseFramework, printFault } from './load.ts'

const text = readFileSync(new URL('../../frameworks/stroud.yaml', import.meta.url), 'utf8')

/** The faults of Stroud's file after one slip, as '12 key: sentence', without the file and column. */
const faultsAfter = (from: string | RegExp, to: string): string[] => {
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  const read = parseFramework(changed, 'stroud.yaml')
  return read.ok ? [] : read.error.map((fault) => `${fault.line} ${fault.key}: ${fault.message}`)
}

const lineOf = (wanted: string): number => text.split('\n').findIndex((line) => line.includes(wanted)) + 1

describe('a framework file is read', () => {
  test.each(frameworkFiles())('%s is without fault', (name) => {
    expect(shipped(name.replace('.yaml', '')).format).toBe(1)
  })

  test('what is left out has its default', () => {
    const stroud = shipped('stroud')
    expect(stroud.report_form.fields).toHaveLength(12)
    expect(stroud.calendar.agenda_dispatch.clear_working_days).toBe(5)
  })

  test('numbers of a tolerance are kept exactly, as text', () => {
    expect(shipped('bracknell-forest').status.rules[0]?.green_band).toEqual({ kind: 'percent', value: '5' })
  })
})

test('a word for many without the one for one is a fault, since a page counts with both', () => {
  expect(faultsAfter(/ {2}measure: .*\n/, '')).toEqual([
    `${lineOf('vocabulary:')} vocabulary: Say both "measure" and "measures", or neither.`,
  ])
})

describe('a fault names its line, its key and what is wrong', () => {
  const cases: [what: string, from: string | RegExp, to: string, fault: string][] = [
    [
      'an unknown key',
      'title: Performance',
      'titel: x\ntitle: Performance',
      '4 titel: "titel" is not a key that is known here.',
    ],
    ['a missing key', /^title:.*\n/m, '', '3 title: "title" is missing.'],
    [
      'a word outside the list',
      'kind: scrutiny\n      times_a_year: 4',
      'kind: scrutinee\n      times_a_year: 4',
      `${lineOf('code: committee-monitoring') + 2} challenge.arrangements[0].kind: This must be one of: scrutiny`,
    ],
    [
      'a value of the wrong kind',
      'hra: true',
      'hra: "yes"',
      `${lineOf('hra: true')} budget.hra: This must be true or false.`,
    ],
    [
      'an impossible month',
      'stage: review\n      month: 6',
      'stage: review\n      month: 13',
      `${lineOf('code: strategic-review') + 3} calendar.cycle[4].month: This must be a month, 1 to 12.`,
    ],
    [
      'an impossible date',
      'date: 2021-11-25',
      'date: 2021-11-31',
      `${lineOf('date: 2021-11-25')} documents[0].approvals[0].date: This must be a date`,
    ],
    [
      'an unknown body in the audience',
      'body: slt, when',
      'body: clt, when',
      `${lineOf('body: slt, when')} audience[0].body: There is no body "clt".`,
    ],
    [
      'an unknown capability',
      'may: [targets.set,',
      'may: [targets.sett,',
      `${lineOf('may: [targets.set,')} roles[0].may[0]: This must be one of: values.enter`,
    ],
    [
      'an unknown parent',
      'name: Biodiversity, parents: [EC]',
      'name: Biodiversity, parents: [EX]',
      `${lineOf('Biodiversity')} plan.items[4].parents[0]: There is no plan item "EX".`,
    ],
    [
      'a code used twice',
      'code: EC2',
      'code: EC1',
      `${lineOf('code: EC2')} plan.items[4].code: "EC1" is already used above.`,
    ],
    [
      'a thread that goes up',
      'name: Biodiversity, parents: [EC]',
      'name: Biodiversity, parents: [EC1]',
      `${lineOf('Biodiversity')} plan.items[4].parents[0]: "EC1" is not on a higher level than "EC2".`,
    ],
    [
      'no quarterly product',
      'code: quarterly\n',
      'code: thirdly\n',
      `${lineOf('products:')} products: One product must have the code "quarterly".`,
    ],
    [
      'no cabinet',
      '    plays: [cabinet]\n',
      '',
      `${lineOf('bodies:')} bodies: Exactly one body of Stroud District Council must have the code "cabinet" or play its part.`,
    ],
    [
      'a gap in the risk bands',
      'name: Medium, from: 5',
      'name: Medium, from: 6',
      `${lineOf('name: Medium, from: 5')} risk.matrix.bands[1].from: Bands must follow on: this one should start at 5.`,
    ],
    [
      'an acceptance row without its fact',
      'keys: [service_plans.parts]',
      'keys: [service_plans.bits]',
      `${lineOf('service_plans.parts')} acceptance[2].keys[0]: Nothing in this file is at "service_plans.bits".`,
    ],
  ]
  test.each(cases)('%s', (_what, from, to, fault) => {
    expect(
      faultsAfter(from, to).some((line) => line.startsWith(fault)),
      faultsAfter(from, to).join('\n'),
    ).toBe(true)
  })

  test('a file that is not YAML is refused with its line', () => {
    const read = parseFramework('format: 1\ntitle: [unclosed\n', 'broken.yaml')
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.error.map(printFault)[0]).toMatch(/^broken\.yaml:[23]:\d+ This is not valid YAML: /)
  })

  test('a key written twice is refused', () => {
    expect(faultsAfter('format: 1\n', 'format: 1\nformat: 1\n')[0]).toMatch(/^4 : This is not valid YAML/)
  })

  test('an empty file is refused in a sentence', () => {
    const read = parseFramework('', 'empty.yaml')
    expect(read).toMatchObject({ ok: false, error: [{ line: 1, message: 'This must be a set of keys.' }] })
  })

  test('several faults come in the order of the file', () => {
    const lines = faultsAfter(/hra: true|format: 1/g, 'zzz: true').map((line) => Number(line.split(' ')[0]))
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(lines.length).toBeGreaterThan(1)
  })
})

test.each([
  [
    'aliases that double',
    `a: &a [x, x]\n${'bcdefghijklmnop'.replace(/./g, (to, at) => `${to}: &${to} [${`*${'abcdefghijklmnop'[at]}, `.repeat(9)}]\n`)}`,
  ],
  ['lists within lists', '['.repeat(50_000)],
  ['a tag that would make an object', 'version: !!js/function "function () { return 1 }"'],
])('A framework file with %s is refused in words', (_, text) => {
  const read = parseFramework(text, 'hostile.yaml')
  expect(read.ok).toBe(false)
})

test.each([
  ['audit-log', '1 days', '365 days at least'],
  ['audit-log', '11 months', '365 days at least'],
  ['refused-attempts', '2 months', '90 days at least'],
])(
  'A framework that has the %s disposed of after %s is refused: nobody rids themselves of their own traces',
  (record, keep, words) => {
    const read = parseFramework(
      JSON.stringify({ ...shipped('stroud'), retention: [{ record, keep, why: 'Space' }] }),
      'x',
    )
    expect(read.ok ? '' : read.error.map(printFault).join()).toContain(words)
  },
)

test('A year of the audit log, and days of what nobody audits, are enough', () => {
  const rule = (record: string, keep: string) => ({ record, keep, why: 'Space' })
  const retention = [rule('audit-log', '1 years'), rule('refused-attempts', '3 months'), rule('request-keys', '1 days')]
  expect(parseFramework(JSON.stringify({ ...shipped('stroud'), retention }), 'x').ok).toBe(true)
})
