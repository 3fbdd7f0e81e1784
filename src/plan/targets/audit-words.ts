import { parsePeriodKey, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { type AuditNames, type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of targets. */
export const targetAuditWords: AuditWords = {
  'targets.set-target': {
    title: 'Set a target',
    tell: ({ subject_id, before, after }, names) => {
      const [code = '', key = ''] = subject_id.split(' ')
      const period = parsePeriodKey(key)
      const measure = names.measure(code)
      const what = `the ${period ? `${printPeriod(period)} ` : ''}target of ${measure ? `${measure.name} (${code})` : code}`
      const now = printed(after, measure)
      if (before === null) return `set ${what} at ${now}`
      const was = printed(before, measure)
      return was === now ? `set ${what} again at ${now}, with other terms` : `changed ${what} from ${was} to ${now}`
    },
  },
}

const printed = (kept: unknown, measure: ReturnType<AuditNames['measure']>): string => {
  const fields = fieldsOf(kept)
  const [value, upper] = [textOf(fields, 'target_value'), textOf(fields, 'target_upper')]
  if (value === null) return `“${textOf(fields, 'target_text') ?? 'none'}”`
  const print = (number: string) => (measure ? printQuantity(number, measure.unit, measure.decimals) : number)
  return upper === null ? print(value) : `${print(value)} to ${print(upper)}`
}
