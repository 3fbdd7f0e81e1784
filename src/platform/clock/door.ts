/** The time. `today` is the date in the United Kingdom, 'YYYY-MM-DD'; `now` is always the real time. */
export type Clock = { readonly now: () => Date; readonly today: () => string }

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

/** A clock whose date stands still, for demonstrations and tests; what is recorded still bears the real time. */
export const fixedClock = (today: string): Clock => ({ now: () => new Date(), today: () => today })
