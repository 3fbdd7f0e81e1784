import { expect } from 'vitest'
import { audienceFor } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../support/frameworks.ts'
import { byCode, codes, type Demands, datesOf, everyQuarter, received } from './reading.ts'

const staffs = shipped('south-staffordshire')

export const staffsDemands: Demands = {
  SS1: [
    'two priorities and five delivery areas, each with its focus items, informed by a Place Narrative',
    () => {
      const areas = staffs.plan.items.filter((item) => item.level === 'delivery-area')
      expect(staffs.plan.items.filter((item) => item.level === 'priority')).toHaveLength(2)
      expect(areas).toHaveLength(5)
      for (const area of areas) expect(staffs.plan.items.some((item) => item.parents?.includes(area.code))).toBe(true)
      expect(codes(staffs.evidence)).toContain('place-narrative')
    },
  ],
  SS2: [
    'plan, delivery, revenue, capital and risk in one quarterly report',
    () => {
      expect(audienceFor(staffs, 'quarterly', 'cabinet', periodOf('2026-27-Q1'))?.sections).toEqual(
        expect.arrayContaining(['priorities', 'delivery', 'revenue', 'capital', 'risks']),
      )
    },
  ],
  SS3: [
    'service plans serve one or more delivery areas, on two levels, with benchmarks',
    () => {
      expect(staffs.service_plans).toMatchObject({ links_to: 'delivery-area', many_links: true })
      expect(staffs.service_plans.levels).toHaveLength(2)
      expect(staffs.measures.benchmarked).toBeTruthy()
    },
  ],
  SS4: [
    'who sees what and when is one calendar with the committee dates',
    () => {
      expect(datesOf(staffs, 'south-staffordshire', 'meeting-cabinet').length).toBeGreaterThan(6)
      expect(datesOf(staffs, 'south-staffordshire', 'report-quarterly-cabinet')).toHaveLength(4)
    },
  ],
  SS5: [
    'Cabinet quarterly, scrutiny at half year and year end, finance meetings, Leader’s report, forums, summits, walks and a survey',
    () => {
      expect(received(staffs, 'quarterly', 'cabinet')).toEqual(everyQuarter)
      expect(received(staffs, 'quarterly', 'overview-and-scrutiny')).toEqual([2, 4])
      expect(staffs.budget.meetings?.[0]).toMatchObject({
        every: 'quarter',
        who: ['assistant-director', 'accountant', 'portfolio-holder'],
      })
      expect(received(staffs, 'leaders-report', 'council')).toHaveLength(4)
      expect(byCode(staffs.challenge.arrangements, 'virtual-forums')?.times_a_year).toBe(6)
      expect(byCode(staffs.challenge.arrangements, 'parish-summits')).toMatchObject({ times_a_year: 3, at_most: true })
      expect(byCode(staffs.challenge.arrangements, 'ward-walks')).toBeDefined()
      expect(byCode(staffs.publishing.surveys, 'members')?.every).toBe('year')
    },
  ],
  SS6: [
    'each committee has its own papers',
    () => {
      const first = periodOf('2026-27-Q1')
      expect(audienceFor(staffs, 'complaints-and-employment', 'standards-and-resources', first)?.sections).toEqual([
        'complaints',
        'workforce',
      ])
      expect(audienceFor(staffs, 'treasury-and-risk', 'audit-and-risk', first)?.sections).toEqual(['treasury', 'risks'])
      expect(audienceFor(staffs, 'service-priorities', 'cabinet-members', first)?.sections).toContain('services')
      expect(audienceFor(staffs, 'leaders-report', 'council', first)?.sections).toContain('services')
    },
  ],
  SS7: [
    'the leadership team checks the report first and has a monthly dashboard, Challenge Boards and health and safety',
    () => {
      const [team, cabinet] = [
        datesOf(staffs, 'south-staffordshire', 'report-quarterly-clt'),
        datesOf(staffs, 'south-staffordshire', 'report-quarterly-cabinet'),
      ]
      expect(team.map((date, i) => date < (cabinet[i] ?? ''))).toEqual([true, true, true, true])
      expect(datesOf(staffs, 'south-staffordshire', 'report-monthly-dashboard-clt')).toHaveLength(12)
      expect(byCode(staffs.challenge.arrangements, 'challenge-boards')?.kind).toBe('challenge-board')
      expect(received(staffs, 'health-and-safety', 'clt')).toEqual(everyQuarter)
    },
  ],
  SS8: [
    'views of residents and others feed service planning, and national measures are compared',
    () => {
      expect(byCode(staffs.publishing.surveys, 'residents')?.feeds).toContain('service planning')
      expect(staffs.publishing.benchmarking?.join()).toContain('Office for Local Government')
    },
  ],
  SS9: [
    'residents are reached by magazine, social media, website and screens in foyers',
    () => {
      expect(codes(staffs.publishing.channels)).toEqual(
        expect.arrayContaining(['magazine', 'social-media', 'website', 'foyer-screens']),
      )
    },
  ],
  SS10: [
    'My review links goals to priorities; staff surveys feed workforce planning; there are weekly updates',
    () => {
      expect(staffs.people.scheme).toBe('My review')
      expect(staffs.people.surveys?.join()).toContain('workforce planning')
      expect(
        staffs.publishing.channels.filter((channel) => channel.every === 'week').map((channel) => channel.to),
      ).toEqual(['members', 'staff'])
    },
  ],
}
