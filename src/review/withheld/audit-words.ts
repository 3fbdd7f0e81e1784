import { type AuditNames, type AuditWords, dayOf, fieldsOf, periodWords, textOf } from '#platform/audit/door.ts'
import { sectionName } from './rules.ts'

/** How the audit log tells of what is withheld from release. */
export const withheldAuditWords: AuditWords = {
  'withheld.withhold': {
    title: 'Withhold from release',
    tell: ({ after }, names) => {
      const held = fieldsOf(after)
      const until = dayOf(held, 'until')
      return `withheld ${whatOf(after, names)} from ${periodWords(textOf(held, 'from_period') ?? '')} on${until === null ? '' : `, until ${until}`}`
    },
  },
  'withheld.lift': {
    title: 'Withhold no longer',
    tell: ({ after }, names) => `stopped withholding ${whatOf(after, names)}`,
  },
}

const whatOf = (after: unknown, { named }: AuditNames): string => {
  const held = fieldsOf(after)
  const measure = textOf(held, 'measure_code')
  if (measure !== null) return `the figures of ${named('measure', measure)}`
  return `“${sectionName(textOf(held, 'section') ?? '')}” in the ${named('product', textOf(held, 'product_code') ?? '')}`
}
