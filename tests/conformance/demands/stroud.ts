import { expect } from 'vitest'
import { audienceFor, bodyOf } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../support/frameworks.ts'
import { byCode, codes, type Demands, everyQuarter, received } from './reading.ts'

const stroud = shipped('stroud')

export const stroudDemands: Demands = {
  SD1: [
    'three priorities and 16 named objectives',
    () => {
      expect(stroud.plan.items.filter((item) => item.level === 'priority')).toHaveLength(3)
      const objectives = stroud.plan.items.filter((item) => item.level === 'objective')
      expect(objectives).toHaveLength(16)
      expect(objectives.some((item) => item.illustrative)).toBe(false)
    },
  ],
  SD2: [
    'the framework is under document control',
    () => {
      const document = byCode(stroud.documents, 'performance-management-framework')
      expect(document?.versions?.[0]).toEqual({
        version: '1.0',
        date: '2021-11-01',
        issued_by: 'Corporate Policy and Governance',
        changes: 'Initial document',
      })
      expect(document?.review).toEqual({
        frequency: 'every year',
        next: 'November 2022',
        by: 'Policy and Performance Officer',
      })
      expect(document?.approvals?.[0]).toMatchObject({ body: 'Strategy and Resources Committee', date: '2021-11-25' })
    },
  ],
  SD3: [
    'service plans hold three sorts of actions and the risks of the key ones',
    () => {
      expect(codes(stroud.service_plans.parts)).toEqual([
        'priority-actions',
        'efficiency-actions',
        'statutory-actions',
        'risks',
      ])
    },
  ],
  SD4: [
    'plan, do, review, revise, with recovery plans for under-performance',
    () => {
      expect(stroud.model?.stages.map((stage) => stage.code)).toEqual(['plan', 'do', 'review', 'revise'])
      expect(stroud.challenge.recovery_plan_when).toContain('under-performance')
    },
  ],
  SD5: [
    'indicators are quantitative or qualitative, goals outcomes or outputs, targets SMART',
    () => {
      expect(stroud.measures).toMatchObject({ kinds: ['quantitative', 'qualitative'], natures: ['outcome', 'output'] })
      expect(stroud.targets).toMatchObject({ smart: true })
    },
  ],
  SD6: [
    'the quarterly report with actions and money goes to each committee and to the public',
    () => {
      for (const body of ['cabinet', 'environment', 'community-services', 'housing', 'public']) {
        expect(received(stroud, 'quarterly', body)).toEqual(everyQuarter)
        expect(audienceFor(stroud, 'quarterly', body, periodOf('2026-27-Q1'))?.sections).toEqual(
          expect.arrayContaining(['exceptions', 'delivery', 'revenue']),
        )
      }
    },
  ],
  SD7: [
    'the Annual Strategic Review with case studies goes to members, residents, staff and partners',
    () => {
      for (const body of ['cabinet', 'public', 'staff', 'partners'])
        expect(audienceFor(stroud, 'annual', body, periodOf('2025-26'))?.sections).toContain('case-studies')
      expect(byCode(stroud.calendar.cycle, 'plan-revised')?.stage).toBe('revise')
    },
  ],
  SD8: [
    'every role of the table is there, with two Performance Monitors for each committee',
    () => {
      expect(codes(stroud.roles)).toEqual(
        expect.arrayContaining([
          'strategic-leadership',
          'head-of-service',
          'elected-member',
          'internal-audit',
          'manager',
          'member-of-staff',
          'policy-and-governance',
        ]),
      )
      expect(byCode(stroud.roles, 'performance-monitor')).toMatchObject({ per: 'committee', count: 2 })
      expect(stroud.bodies.filter((body) => body.kind === 'committee').every((body) => body.monitors === 2)).toBe(true)
      expect(bodyOf(stroud, 'audit-and-standards')?.kind).toBe('audit')
    },
  ],
  SD9: [
    'principles of right people and time, openness and learning, each shown by something',
    () => {
      expect(codes(stroud.principles)).toEqual(['strategic', 'openness', 'learning'])
    },
  ],
}
