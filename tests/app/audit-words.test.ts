import { expect, test } from 'vitest'
import { type AuditEntry, type AuditNames, fieldChanges } from '#platform/audit/door.ts'
import { commands } from '#registry.ts'
import { auditWords } from '../../src/audit-words.ts'
import { tellEntry } from '../../src/entrance/audit/sentence.ts'

const entry = (given: Partial<AuditEntry>): AuditEntry => ({
  entry_id: 7,
  at: '2026-11-20T09:30:00.000001Z',
  person_id: 'rosa',
  actor_name: 'Rosa Patel',
  post: 'Head of Housing',
  door: 'form',
  request_id: 'r1',
  command: 'targets.set-target',
  subject_kind: 'target',
  subject_id: 'HOU03 2026-27-Q2',
  before: null,
  after: null,
  reason: null,
  sealed: true,
  ...given,
})
const known: Readonly<Record<string, string>> = {
  'person tim': 'Tim Vale',
  'post waste-manager': 'Waste Manager',
  'unit ENV': 'Environmental Services',
  'body env': 'Environment Committee',
  'role head': 'Head of Service',
  'role chief': 'Chief Executive',
  'product quarterly': 'Quarterly report',
  'body cabinet': 'Cabinet',
}
const names: AuditNames = {
  measure: (code) => (code === 'HOU03' ? { name: 'Homes let', unit: '%', decimals: 0 } : undefined),
  named: (kind, code) => known[`${kind} ${code}`] ?? code,
}
const head = { role_code: 'head', scope_kind: 'unit', scope_code: 'ENV', held_from: '2026-04-01', held_until: null }
const told = (given: Partial<AuditEntry>) => tellEntry(entry(given), auditWords, names).sentence

test('Every command of the product has words of its own in the auditor’s console', () => {
  expect(commands.map(({ name }) => name).filter((name) => auditWords[name] === undefined)).toEqual([])
  for (const { name, title } of commands) expect(auditWords[name]?.title).toBe(title)
})

test('A changed target is told with who, from what to what, and why', () => {
  expect(told({ before: { target_value: '92' }, after: { target_value: '90' }, reason: 'New contract' })).toBe(
    'Rosa Patel, Head of Housing, changed the Q2 2026/27 target of Homes let (HOU03) from 92% to 90%. Reason: New contract.',
  )
})

test.each<[Partial<AuditEntry>, string]>([
  [
    {
      command: 'people.hand-over',
      subject_id: 'tim',
      after: { left_on: '2026-11-30', successor: 'Ann', moved: ['measure HOU03: Homes let'], roles: [head] },
    },
    'recorded that Tim Vale left on 30 November 2026 and handed over to Ann: measure HOU03: Homes let; role Head of Service in Environmental Services.',
  ],
  [
    {
      command: 'tokens.make',
      after: { name: 'Power BI', capabilities: ['see.unreleased', 'audit.read'], expires_on: '2026-12-22' },
    },
    'made the token “Power BI”, which may also see what is not released yet and read the audit log, until 22 December 2026.',
  ],
  [
    {
      command: 'webhooks.subscribe',
      after: { url: 'https://a.example/', events: ['targets.changed', 'reports.released'] },
    },
    'had https://a.example/ told when a target was set or changed; when a report was released.',
  ],
  [
    { after: { target_value: '90', target_upper: '95' } },
    'set the Q2 2026/27 target of Homes let (HOU03) at 90% to 95%.',
  ],
  [
    { command: 'returns.record-value', after: { value: '91', state: 'provisional' } },
    'gave the Q2 2026/27 figure of Homes let (HOU03): 91% (provisional).',
  ],
  [
    {
      command: 'returns.record-value',
      before: { value: '91', state: 'final' },
      after: { value: null, value_text: 'N/A' },
    },
    'changed the Q2 2026/27 figure of Homes let (HOU03) from 91% to “N/A”.',
  ],
  [
    { command: 'returns.comment', after: { what_happened: 'Late repairs' } },
    'explained the Q2 2026/27 figure of Homes let (HOU03): “Late repairs”.',
  ],
  [
    { command: 'returns.sign-off', after: { version: 2 } },
    'signed off the Q2 2026/27 figure of Homes let (HOU03), version 2.',
  ],
  [
    { command: 'imports.import', after: { kind: 'values', file: 'q2.csv', rows_read: 9, rows_changed: 2 } },
    'imported q2.csv (values): 9 rows read, 2 changed.',
  ],
  [
    {
      command: 'reports.release',
      subject_id: 'quarterly/2026-27-Q2/cabinet',
      after: { issue: 1, signed_as: 'Chief executive' },
    },
    'released the Quarterly report Q2 2026/27 for Cabinet, issue 1, as Chief executive.',
  ],
  [
    { command: 'people.give-role', subject_kind: 'person', subject_id: 'tim', after: head },
    'gave Tim Vale the role Head of Service in Environmental Services, from 1 April 2026.',
  ],
  [
    { command: 'people.give-post-role', subject_kind: 'post', subject_id: 'waste-manager', after: head },
    'gave the post Waste Manager the role Head of Service in Environmental Services, from 1 April 2026.',
  ],
  [
    {
      command: 'administration.add-person',
      after: {
        name: 'Ann',
        email: 'ann@example.org',
        roles: [
          { role_code: 'chief', scope_kind: 'council', scope_code: '' },
          { role_code: 'gone', scope_kind: 'body', scope_code: 'env' },
        ],
      },
    },
    'added Ann (ann@example.org) as Chief Executive for the whole council, gone in Environment Committee.',
  ],
  [
    {
      command: 'people.vacate-post',
      subject_id: 'waste-manager',
      after: { person_id: 'tim', held_until: '2026-09-30' },
    },
    'recorded that Tim Vale left the post Waste Manager on 30 September 2026.',
  ],
  [
    { command: 'appraisals.record', after: { name: 'Tim Vale', held_on: '2026-05-26' } },
    'recorded that an appraisal of Tim Vale was held on 26 May 2026.',
  ],
  [
    {
      command: 'withheld.withhold',
      after: { product_code: 'quarterly', section: 'revenue', from_period: '2026-27-Q2', until: '2026-12-31' },
    },
    'withheld “Revenue” in the Quarterly report from Q2 2026/27 on, until 31 December 2026.',
  ],
  [{ command: 'access.new-thing', subject_kind: 'role', subject_id: 'x' }, 'used “access.new-thing” on role x.'],
])('A row %o is told in words', (given, words) => {
  expect(told(given)).toBe(`Rosa Patel, Head of Housing, ${words}`)
})

test('No command, given anything or nothing, is told as raw JSON', () => {
  for (const command of Object.keys(auditWords)) {
    for (const after of [null, {}, { rows: { a: 1 } }, 'words', [1, 2]]) {
      expect(told({ command, before: after, after }), command).not.toMatch(/[{}[\]]|object/)
    }
  }
})

test('What differs is listed field by field, also within fields, and what is alike is left out', () => {
  const before = { value: '91', tolerance: { tolerance_kind: 'points' }, same: 1, list: ['a'] }
  const after = { value: '92', same: 1, list: ['a', 'b'] }
  expect(fieldChanges(before, after)).toEqual([
    { field: 'value', before: '91', after: '92' },
    { field: 'tolerance, tolerance kind', before: 'points', after: '' },
    { field: 'list, 2', before: '', after: 'b' },
  ])
  expect(fieldChanges(null, 'words')).toEqual([{ field: 'all', before: '', after: 'words' }])
})
