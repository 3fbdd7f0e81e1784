import { expect } from 'vitest'
import { audienceFor, bodyOf } from '#framework/door.ts'
import { shipped } from '../../support/frameworks.ts'
import { byCode, climb, codes, type Demands, datesOf, everyQuarter, quarters, received } from './reading.ts'

const stoke = shipped('stoke-on-trent')

export const stokeDemands: Demands = {
  ST1: [
    'a vision, five priorities, 29 objectives and five values',
    () => {
      expect(stoke.plan.vision).toBeTruthy()
      expect(stoke.plan.items.filter((item) => item.level === 'priority')).toHaveLength(5)
      expect(byCode(stoke.plan.levels, 'objective')?.expected_count).toBe(29)
      expect(stoke.plan.values).toHaveLength(5)
    },
  ],
  ST2: [
    'one thread of documents from the Strategic Plan to a person’s development plan',
    () => {
      expect(climb(stoke, 'performance-development-plans')).toContain('strategic-plan')
      expect(byCode(stoke.documents, 'policy-framework')?.approved_by).toBe('council')
      expect(byCode(stoke.documents, 'health-and-wellbeing-strategy')).toMatchObject({
        partnership: true,
        owner: 'Health and Wellbeing Board',
      })
      expect(byCode(stoke.documents, 'divisional-plans')).toMatchObject({ per: 'division' })
      expect(codes(stoke.service_plans.parts)).toEqual(
        expect.arrayContaining([
          'outcomes',
          'links',
          'activities',
          'milestones',
          'resources',
          'budget',
          'efficiencies',
        ]),
      )
    },
  ],
  ST3: [
    'the planning cycle drives dates in every stage of the year',
    () => {
      expect(new Set(stoke.calendar.cycle.map((step) => step.stage))).toEqual(
        new Set(['plan', 'do', 'review', 'revise']),
      )
      expect(datesOf(stoke, 'stoke-on-trent', 'cycle-')).toHaveLength(stoke.calendar.cycle.length)
    },
  ],
  ST4: [
    '50 to 60 strategic measures quarterly above operational measures monthly',
    () => {
      expect(byCode(stoke.measures.tiers, 'strategic')).toMatchObject({
        every: 'quarter',
        expected_count: { from: 50, to: 60 },
      })
      expect(byCode(stoke.measures.tiers, 'operational')?.every).toBe('month')
    },
  ],
  ST5: [
    'operational returns fall due five working days after month end, strategic ones ten after quarter end',
    () => {
      expect(datesOf(stoke, 'stoke-on-trent', 'operational-returns-')).toEqual([
        '2026-04-09',
        '2026-05-08',
        '2026-06-05',
        '2026-07-07',
        '2026-08-07',
        '2026-09-07',
        '2026-10-07',
        '2026-11-06',
        '2026-12-07',
        '2027-01-08',
        '2027-02-05',
        '2027-03-05',
      ])
      expect(datesOf(stoke, 'stoke-on-trent', 'strategic-returns-')).toEqual([
        '2026-04-16',
        '2026-07-14',
        '2026-10-14',
        '2027-01-15',
      ])
      expect(byCode(stoke.calendar.rules, 'partner-data')?.longer_when_declared).toBe(true)
    },
  ],
  ST6: [
    'targets are set in quarter 1 after the Annual Delivery Plan, where appropriate, with unintended consequences recorded',
    () => {
      expect(datesOf(stoke, 'stoke-on-trent', 'targets-')).toEqual(['2026-06-30'])
      expect(stoke.targets).toMatchObject({ after: ['annual-delivery-plan'], optional: true })
      expect(stoke.targets.record).toContain('unintended-consequences')
    },
  ],
  ST7: [
    'a data quality policy is among the documents',
    () => {
      expect(byCode(stoke.documents, stoke.data_quality.policy ?? '')?.kind).toBe('policy')
    },
  ],
  ST8: [
    'four bodies have the quarterly report, with the Annual Delivery Plan inside quarters 2 and 4 only',
    () => {
      for (const body of ['corporate-directors-board', 'portfolio-briefings', 'cabinet', 'overview-and-scrutiny']) {
        expect(received(stoke, 'quarterly', body)).toEqual(everyQuarter)
        expect(received(stoke, 'annual-delivery-plan', body)).toEqual([2, 4])
        const withDelivery = quarters.map((quarter) =>
          audienceFor(stoke, 'quarterly', body, quarter)?.sections.includes('delivery'),
        )
        expect(withDelivery).toEqual([false, true, false, true])
      }
    },
  ],
  ST9: [
    'four scrutiny committees, groups and sessions that end in a report and an action plan, answers in writing',
    () => {
      expect(bodyOf(stoke, 'overview-and-scrutiny')?.count).toBe(4)
      for (const kind of ['task-and-finish', 'spotlight'])
        expect(byCode(stoke.challenge.arrangements, kind)).toMatchObject({
          invites: ['cabinet-member', 'senior-officer'],
          ends_in: expect.arrayContaining(['report', 'action-plan']),
          recommendations_to: ['corporate-directors-board', 'cabinet'],
        })
      expect(stoke.challenge.questions.answered).toContain('in writing')
      expect(stoke.audience.find((row) => row.body === 'overview-and-scrutiny')?.presented_by).toEqual([
        'cabinet-member',
        'policy-and-performance',
      ])
    },
  ],
  ST10: [
    'plans on the website, a Council Tax summary, an annual report, every quarterly report public',
    () => {
      expect(codes(stoke.publishing.channels)).toEqual(
        expect.arrayContaining(['website-plans', 'council-tax', 'annual-report']),
      )
      expect(stoke.publishing.summary_versions).toBe(true)
      expect(received(stoke, 'quarterly', 'public')).toEqual(everyQuarter)
    },
  ],
  ST11: [
    'statutory returns of Children’s and Adults’ beside the corporate measures',
    () => {
      expect(stoke.measures.statutory_returns?.map((row) => row.unit)).toEqual([
        'childrens-services',
        'adult-social-care',
      ])
    },
  ],
}
