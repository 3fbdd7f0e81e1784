import { statusWord } from '#framework/door.ts'
import { printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import type { Tell } from './gather/measures.ts'

/** The words of a judgement: figure, target and status. */
export const tell: Tell = {
  judged: (point, { unit, decimals }, framework) => {
    const value = point.value === null ? (point.value_text ?? 'No figure') : printQuantity(point.value, unit, decimals)
    const target =
      point.target_value === null ? '' : ` against a target of ${printQuantity(point.target_value, unit, decimals)}`
    return `${value}${target}. ${statusWord(framework, point.status)}.`
  },
  owed: (status, period, framework) => `${statusWord(framework, status)}: no figure for ${printPeriod(period)} yet.`,
}
