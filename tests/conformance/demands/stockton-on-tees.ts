import { expect } from 'vitest'
import { audienceFor, bodyOf } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../support/frameworks.ts'
import { byCode, codes, type Demands, datesOf, everyQuarter, received } from './reading.ts'

const stockton = shipped('stockton-on-tees')

export const stocktonDemands: Demands = {
  SN1: [
    'four aspects, performance and finance together',
    () => {
      expect(stockton.model?.stages).toHaveLength(4)
      expect(audienceFor(stockton, 'quarterly', 'cabinet', periodOf('2026-27-Q1'))?.sections).toEqual(
        expect.arrayContaining(['priorities', 'revenue']),
      )
    },
  ],
  SN2: [
    'seven sorts of needs evidence',
    () => {
      expect(codes(stockton.evidence)).toEqual([
        'jsna',
        'customer-insight',
        'residents-survey',
        'crime-survey',
        'imd',
        'vitality-index',
        'equality-objectives',
      ])
    },
  ],
  SN3: [
    'the community strategy and its delivery plan, followed through groups, partnerships and the Board',
    () => {
      expect(byCode(stockton.documents, 'community-delivery-plan')?.under).toEqual(['community-strategy'])
      for (const body of ['thematic-groups', 'area-partnerships', 'renaissance-board'])
        expect(received(stockton, 'community-strategy', body)).toEqual([2, 4])
    },
  ],
  SN4: [
    'the Council Plan beside the Medium Term Financial Plan, a plan for each service area beneath',
    () => {
      expect(stockton.budget.plan).toBe('mtfp')
      expect(byCode(stockton.documents, 'service-area-plans')).toMatchObject({
        per: 'service',
        under: ['council-plan', 'mtfp'],
      })
    },
  ],
  SN5: [
    'the appraisal cycle with objectives, targets, strengths and training needs',
    () => {
      expect(stockton.people.holds).toHaveLength(5)
      expect(stockton.people.cycle.length).toBeGreaterThan(1)
    },
  ],
  SN6: [
    'reports for each stakeholder, from one corporate basket',
    () => {
      const kinds = new Set(stockton.audience.map((row) => bodyOf(stockton, row.body)?.kind))
      expect([...kinds]).toEqual(
        expect.arrayContaining(['leadership', 'cabinet', 'scrutiny', 'partnership', 'public', 'staff']),
      )
      expect(byCode(stockton.measures.tiers, 'strategic')?.name).toBe('Corporate basket of measures')
    },
  ],
  SN7: [
    'arrangements that differ by service group, and improvement clinics three times a year with tools',
    () => {
      for (const unit of [
        'development-and-neighbourhood',
        'children-education-social-care',
        'resources',
        'law-and-democracy',
      ])
        expect(stockton.challenge.arrangements.some((row) => row.units?.includes(unit))).toBe(true)
      expect(byCode(stockton.challenge.arrangements, 'performance-clinics')?.times_a_year).toBe(12)
      expect(byCode(stockton.challenge.arrangements, 'extended-management-group')?.times_a_year).toBe(3)
      expect(datesOf(stockton, 'stockton-on-tees', 'challenge-cmt-improvement-clinics')).toHaveLength(3)
      expect(codes(stockton.challenge.tools)).toEqual(['turning-the-curve', 'root-cause'])
    },
  ],
  SN8: [
    'Executive Scrutiny above Select Committees, each with an annual overview, and joint health scrutiny',
    () => {
      expect(bodyOf(stockton, 'select-committees')?.under).toBe('executive-scrutiny')
      expect(received(stockton, 'quarterly', 'executive-scrutiny')).toEqual(everyQuarter)
      expect(audienceFor(stockton, 'select-overview', 'select-committees', periodOf('2025-26'))).not.toBeNull()
      expect(byCode(stockton.challenge.arrangements, 'joint-health-scrutiny')?.body).toBe('health-scrutiny')
    },
  ],
  SN9: [
    'the partnership Board challenges the community strategy',
    () => {
      expect(byCode(stockton.challenge.arrangements, 'partnership-challenge')).toMatchObject({
        kind: 'partnership',
        body: 'renaissance-board',
      })
    },
  ],
  SN10: [
    'peer assessment, self-evaluation, a Local Account in July, accreditation, benchmarking',
    () => {
      const kinds = stockton.challenge.arrangements.map((row) => row.kind)
      expect(kinds).toEqual(expect.arrayContaining(['peer-review', 'self-assessment', 'accreditation']))
      expect(datesOf(stockton, 'stockton-on-tees', 'publication-local-account-public')[0]).toMatch(/^2026-07/)
      expect(stockton.publishing.benchmarking).toContain('other councils')
    },
  ],
  SN12: [
    'high-risk budgets, the efficiency programme, money against objectives',
    () => {
      expect(stockton.budget).toMatchObject({
        savings: 'Efficiency programme',
        allocated_to: 'objective',
        high_risk: { reviewed: 'month' },
      })
    },
  ],
  SN13: [
    'a quarterly risk return, registers one above another, and the way through CMT and Audit to Council',
    () => {
      expect(datesOf(stockton, 'stockton-on-tees', 'risk-return-')).toHaveLength(4)
      expect(stockton.risk).toMatchObject({
        opportunities: true,
        owner_reviews: 'quarter',
        policy_changes_assessed: true,
      })
      expect(byCode(stockton.risk.registers, 'directorate')?.above).toBe('corporate')
      expect(stockton.risk.route.slice(-3)).toEqual(['cmt', 'audit', 'council'])
      const inOrder = ['cmt', 'audit', 'council'].map(
        (body) => datesOf(stockton, 'stockton-on-tees', `report-corporate-risk-${body}-2026-27-Q2`)[0],
      )
      expect(inOrder).toEqual([...inOrder].sort())
    },
  ],
  SN14: [
    'five dimensions, a proforma signed by the Head of Service every year, checks, audits followed up and a statement',
    () => {
      const quality = stockton.data_quality
      expect(codes(quality.dimensions)).toEqual(['relevant', 'accurate', 'valid', 'timely', 'reliable'])
      expect(quality.proforma).toMatchObject({ reviewed: 'year', signed_by: 'head-of-service' })
      expect(quality.proforma.fields).toEqual(
        expect.arrayContaining(['definition', 'targets', 'past-performance', 'target-rationale', 'source-system']),
      )
      expect(codes(quality.checks)).toEqual(
        expect.arrayContaining([
          'trend-and-target',
          'outside-parameters',
          'exception-reports',
          'sample-testing',
          'systems-assessment',
        ]),
      )
      expect(quality.audit?.findings_followed).toBe('quarter')
      expect(quality.statement?.name).toBe('Annual Assurance Statement')
    },
  ],
}
