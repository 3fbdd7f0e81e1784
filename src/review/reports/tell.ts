import { printDate } from '#kernel/dates.ts'
import { printPeriod } from '#kernel/period.ts'
import { owedSentence, sentence } from '#review/performance/door.ts'
import type { Tell } from './gather/measures.ts'
import { judgedRow } from './judged.ts'

/** The words of a judgement, said once for the page of the measure and for reports. */
export const tell: Tell = {
  judged: (point, measure, framework) => sentence(judgedRow(measure, point), measure, framework, { among: true }),
  owed: (status, { period, due_on }, framework) =>
    owedSentence(status, printPeriod(period), due_on === null ? null : printDate(due_on), framework),
}
