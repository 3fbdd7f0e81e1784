import type { Capability } from './schema/organisation.ts'

/** What a role may do, as a person would say it. */
export const capabilityWords: Readonly<Record<Capability, string>> = {
  'values.enter': 'Enter and explain figures',
  'values.check': 'Check figures',
  'values.sign-off': 'Sign figures off',
  'targets.set': 'Set targets',
  'measures.define': 'Define measures',
  'plan.edit': 'Change the plan',
  'actions.update': 'Report progress on actions',
  'budget.enter': 'Enter budgets and forecasts',
  'risks.enter': 'Assess risks',
  import: 'Import files',
  'reports.draft': 'Write in draft reports',
  'reports.release': 'Release reports',
  'framework.edit': 'Change how the council works here',
  'people.edit': 'Add people, and give and end roles',
  'see.unreleased': 'See what is not released yet',
  'audit.read': 'Read the audit log',
}
