import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'
import { sectionName } from './rules.ts'

/** How the audit log tells of what is withheld from release. */
export const withheldAuditWords: AuditWords = {
  'withheld.withhold': {
    title: 'Withhold from release',
    tell: ({ after }) => {
      const held = fieldsOf(after)
      const until = textOf(held, 'until')
      return `withheld ${whatOf(after)} from ${textOf(held, 'from_period')} on${until === null ? '' : `, until ${until}`}`
    },
  },
  'withheld.lift': {
    title: 'Withhold no longer',
    tell: ({ after }) => `no longer withholds ${whatOf(after)}`,
  },
}

const whatOf = (after: unknown): string => {
  const held = fieldsOf(after)
  const measure = textOf(held, 'measure_code')
  if (measure !== null) return `the figures of ${measure}`
  return `“${sectionName(textOf(held, 'section') ?? '')}” of the ${textOf(held, 'product_code')} report`
}
