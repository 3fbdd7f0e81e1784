import { expect } from 'vitest'
import { audienceFor, bodyOf } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../support/frameworks.ts'
import { codes, type Demands, datesOf, everyQuarter, received } from './reading.ts'

const southAndVale = shipped('south-and-vale')

export const southAndValeDemands: Demands = {
  SV1: [
    'two councils with their own plans and Cabinets, one officer team, a Joint Scrutiny Committee',
    () => {
      expect(southAndVale.councils.map((council) => council.id)).toEqual(['south-oxfordshire', 'vale-of-white-horse'])
      expect(bodyOf(southAndVale, 'cabinet', 'south-oxfordshire')?.code).not.toBe(
        bodyOf(southAndVale, 'cabinet', 'vale-of-white-horse')?.code,
      )
      expect(southAndVale.plan.document).toEqual({
        'south-oxfordshire': 'south-corporate-plan',
        'vale-of-white-horse': 'vale-corporate-plan',
      })
      expect(southAndVale.organisation.shared_officers).toBe(true)
      expect(bodyOf(southAndVale, 'joint-scrutiny')?.joint).toBe(true)
    },
  ],
  SV2: [
    'four principles, each shown by something',
    () => {
      expect(codes(southAndVale.principles)).toEqual(['simplicity', 'timeliness', 'openness', 'learning'])
    },
  ],
  SV3: [
    'measures are quantitative and qualitative, each tied to the plan',
    () => {
      expect(southAndVale.measures).toMatchObject({ kinds: ['quantitative', 'qualitative'], linked_to: 'theme' })
    },
  ],
  SV4: [
    'quarterly and annual reports to Cabinet and Scrutiny, all public, with updates for residents',
    () => {
      for (const body of ['cabinet', 'joint-scrutiny', 'public']) {
        expect(received(southAndVale, 'quarterly', body)).toEqual(everyQuarter)
        expect(audienceFor(southAndVale, 'annual', body, periodOf('2025-26'))).not.toBeNull()
      }
      expect(southAndVale.products.every((product) => product.public)).toBe(true)
      expect(southAndVale.publishing.subscriptions).toBe(true)
    },
  ],
  SV5: [
    'the five questions that reports must help to answer',
    () => {
      expect(southAndVale.publishing.questions).toHaveLength(5)
    },
  ],
  SV6: [
    'the public framework document has its ten sections',
    () => {
      expect(southAndVale.publishing.framework_document?.sections).toHaveLength(10)
    },
  ],
  SV7: [
    'templates of service plans have their parts and the look of the plan',
    () => {
      expect(southAndVale.service_plans).toMatchObject({ look: 'plan' })
      expect(southAndVale.service_plans.parts).toHaveLength(4)
    },
  ],
  SV8: [
    'projects have roles and controls and are linked to service plans',
    () => {
      expect(southAndVale.projects).toMatchObject({ name: 'Corporate Delivery Framework', linked_to: 'service plans' })
    },
  ],
  SV9: [
    'employees offer case studies and good work is recognised',
    () => {
      expect(southAndVale.people).toMatchObject({ case_studies: true, recognition: true })
    },
  ],
  SV10: [
    'one vocabulary of status for themes, services and people',
    () => {
      expect(southAndVale.status.used_at).toEqual(['plan', 'service', 'individual'])
    },
  ],
  SV11: [
    'plans with the budget in February, Cabinet in March, quarterly reports, an annual report',
    () => {
      for (const council of ['south-oxfordshire', 'vale-of-white-horse']) {
        const own = council.split('-')[0]
        expect(datesOf(southAndVale, council, `cycle-${own}-plans-with-budget`)[0]).toMatch(/^2027-02/)
        expect(datesOf(southAndVale, council, 'cycle-cabinet-confirms')[0]).toMatch(/^2027-03/)
        expect(datesOf(southAndVale, council, `report-quarterly-${own}-cabinet`)).toHaveLength(4)
        expect(datesOf(southAndVale, council, `report-annual-${own}-cabinet`)).toHaveLength(1)
      }
    },
  ],
  SV12: [
    'the committee report form in its order',
    () => {
      expect(southAndVale.report_form.fields[0]).toBe('recommendations')
      expect(southAndVale.report_form.fields).toHaveLength(12)
    },
  ],
}
