import { Pagination, type PaginationItem } from './pagination.tsx'

/** One page of a list: which, of how many, and what of the list it holds, counted from one. */
export type PageOf = {
  readonly number: number
  readonly pages: number
  readonly from: number
  readonly to: number
  readonly total: number
}

/** The page asked for of a list of `total`; one that is none is the nearest there is, as the list may have grown shorter. */
export const pageOf = (asked: string | undefined, total: number, size: number): PageOf => {
  const pages = Math.max(1, Math.ceil(total / size))
  const wanted = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1
  const number = Math.min(Math.max(wanted, 1), pages)
  return { number, pages, from: total === 0 ? 0 : (number - 1) * size + 1, to: Math.min(number * size, total), total }
}

/** 'page 2 of 7' for the title, so that a screen reader says first what changed; empty for a list of one page. */
export const pageWords = ({ number, pages }: PageOf): string => (pages === 1 ? '' : `page ${number} of ${pages}`)

/** The links to the other pages of a list; nothing where there is one page. `href` is the address of a page. */
export const Pages = ({ page, href, label }: { page: PageOf; href: (number: number) => string; label: string }) => {
  const { number, pages } = page
  if (pages === 1) return null
  return (
    <Pagination
      landmarkLabel={label}
      items={shownOf(page).map((one): PaginationItem => {
        return one === null ? { ellipsis: true } : { number: one, href: href(one), current: one === number }
      })}
      {...(number > 1 ? { previous: { href: href(number - 1) } } : {})}
      {...(number < pages ? { next: { href: href(number + 1) } } : {})}
    />
  )
}

/** The first and the last, this one and its neighbours; null where pages are left out. */
const shownOf = ({ number, pages }: PageOf): (number | null)[] => {
  const kept = [...new Set([1, number - 1, number, number + 1, pages])].filter((one) => one >= 1 && one <= pages)
  return kept.flatMap((one, at) => {
    const gap = one - (kept[at - 1] ?? 0)
    if (gap === 2) return [one - 1, one]
    return gap > 2 ? [null, one] : [one]
  })
}
