import { parsePeriodKey, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { type AuditNames, type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

type Measure = ReturnType<AuditNames['measure']>

/** How the audit log tells of figures, their explanations and their signatures. */
export const returnsAuditWords: AuditWords = {
  'returns.record-value': {
    title: 'Record a figure',
    tell: ({ subject_id, before, after }, names) => {
      const { what, measure } = figureOf(subject_id, names)
      const now = printed(after, measure)
      if (before === null) return `gave ${what}: ${now}`
      const was = printed(before, measure)
      return was === now ? `gave ${what} again: ${now}` : `changed ${what} from ${was} to ${now}`
    },
  },
  'returns.comment': {
    title: 'Explain a figure',
    tell: ({ subject_id, before, after }, names) => {
      const said = textOf(fieldsOf(after), 'what_happened') ?? ''
      return `${before === null ? 'explained' : 'explained anew'} ${figureOf(subject_id, names).what}: “${said}”`
    },
  },
  'returns.sign-off': {
    title: 'Sign a figure off',
    tell: ({ subject_id, after }, names) =>
      `signed off ${figureOf(subject_id, names).what}, version ${textOf(fieldsOf(after), 'version')}`,
  },
}

const figureOf = (subject_id: string, names: AuditNames): { what: string; measure: Measure } => {
  const [code = '', key = ''] = subject_id.split(' ')
  const period = parsePeriodKey(key)
  const measure = names.measure(code)
  const what = `the ${period ? `${printPeriod(period)} ` : ''}figure of ${measure ? `${measure.name} (${code})` : code}`
  return { what, measure }
}

const printed = (kept: unknown, measure: Measure): string => {
  const fields = fieldsOf(kept)
  const value = textOf(fields, 'value')
  const state = textOf(fields, 'state')
  if (value === null) return `“${textOf(fields, 'value_text') ?? state ?? 'nothing'}”`
  const number = measure ? printQuantity(value, measure.unit, measure.decimals) : value
  return state === null || state === 'final' || state === 'revised' ? number : `${number} (${state})`
}
