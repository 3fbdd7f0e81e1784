import { Temporal } from 'temporal-polyfill'

/**
 * The time. `today` is the date in the United Kingdom, 'YYYY-MM-DD', and `now` a moment of that day, which is what is
 * recorded. The database keeps its own time unless the clock is `fixed`, and is then told it.
 */
export type Clock = { readonly now: () => Date; readonly today: () => string; readonly fixed?: true }

const inBritain = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The date in the United Kingdom at a moment: an hour ahead of UTC in summer. */
export const britishDate = (moment: Date): string => {
  const parts = new Map(inBritain.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

export const systemClock: Clock = { now: () => new Date(), today: () => britishDate(new Date()) }

/** A clock whose date stands still while its hands go round, for demonstrations and tests: it is that day, at the hour it is. */
export const fixedClock = (today: string): Clock => ({
  now: () => momentOf(today, Temporal.Now.plainTimeISO('Europe/London')),
  today: () => today,
  fixed: true,
})

/** The first minute of a day: what a demonstration holds was there before anybody did anything in it. */
export const firstMinuteOf = (today: string): Clock => ({
  now: () => momentOf(today, Temporal.PlainTime.from('00:01')),
  today: () => today,
  fixed: true,
})

const momentOf = (date: string, plainTime: Temporal.PlainTime): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'Europe/London', plainTime }).epochMilliseconds)
