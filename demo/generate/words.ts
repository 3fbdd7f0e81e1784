import { printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import type { Point } from './history.ts'
import type { Aim } from './judge.ts'
import type { Shape } from './series.ts'

/** What happened, made from the figures so that the words cannot disagree with them. */
export const whatHappened = (shape: Shape, now: Point, before: Point | undefined, aim: Aim): string => {
  const print = (value: string) => printQuantity(value, shape.unit, shape.decimals)
  const cumulative = shape.accumulation === 'year-to-date'
  const against = aimWords(shape, print, aim, cumulative)
  const since =
    before === undefined
      ? ''
      : `, ${compared(Number(now.value) - Number(before.value))} ${print(before.value)} in ${printPeriod(before.period)}`
  return `${print(now.value)}${cumulative ? ' since April' : ''} ${against}${since}.`
}

const aimWords = (shape: Shape, print: (v: string) => string, aim: Aim, cumulative: boolean): string => {
  if (shape.polarity === 'range') return `against a range of ${print(aim.target)} to ${print(aim.upper)}`
  if (shape.polarity === 'plan') return `against a plan of ${print(aim.target)}`
  return cumulative ? `against ${print(aim.target)} expected by then` : `against a target of ${print(aim.target)}`
}

const compared = (change: number): string => (change === 0 ? 'the same as' : change > 0 ? 'up from' : 'down from')
