import { expect } from 'vitest'
import { look } from './look.ts'
import { readingJourneys, signInAs } from './support.ts'

const report = '/reports/quarterly/2026-27-Q2/strategy-and-resources'

/** One of every kind of page of a council, by somebody whose work it is. */
const visits: readonly [what: string, person: string, pages: readonly string[]][] = [
  ['the plan and a measure', 'Jasmine Uley', ['', '/plan', '/plan/EC4', '/measures/COM03', '/measures/COM03/targets']],
  ['lists', 'Jasmine Uley', ['/measures', '/calendar', '/framework', '/reports']],
  ['a figure, and what is refused', 'Jasmine Uley', ['/measures/COM03/2026-27-Q2/value', '/audit', '/imports']],
  ['a draft report', 'Priya Cainscross', [report]],
  ['home, imports and a list cut short', 'Priya Cainscross', ['', '/imports', '/measures?status=attention']],
  ['risks', 'Una Frampton', ['/risks', '/risks/CCR03', '/risks/CCR03/assess']],
  ['people', 'Priya Cainscross', ['/people', '/people/jasmine-uley', '/people/units', '/people/owners']],
  ['posts, and what is withheld', 'Priya Cainscross', ['/people/posts', '/withheld', '/people?q=nobody+of+the+kind']],
  ['permissions', 'Priya Cainscross', ['/people/permissions', '/people/permissions?act=reports.release']],
  ['tokens and webhooks', 'Priya Cainscross', ['/api/tokens', '/api/webhooks']],
  [
    'appraisals',
    'Priya Cainscross',
    ['', '/of/robyn-thrupp', '/completion'].map((page) => `/people/appraisals${page}`),
  ],
  ['the API', 'Priya Cainscross', ['/api', '/measures?q=nothing+of+the+kind']],
  [
    'the console',
    'Simon Whiteshill',
    ['/audit', '/audit?code=nothing&until-day=31&until-month=&until-year=2026', '/audit/attempts', '/audit/kept'],
  ],
]

readingJourneys('Every kind of page', (journey) => {
  for (const [what, person, pages] of visits)
    journey(`${what}: ${person} finds each page sound, wide and narrow`, async (visitor) => {
      await signInAs(visitor.page, person)
      const faults: string[] = []
      for (const path of pages) faults.push(...(await look(visitor, `/stroud${path}`)))
      expect(faults).toEqual([])
    })
})
