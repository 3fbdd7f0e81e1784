/** Addresses only inside this site: a council, or a page below one, written as it is and not by way of `..` or `//`. */
export const safeNext = (next: string | undefined): string | undefined =>
  next !== undefined && !/\.\.|\/\//.test(next) && /^\/[a-z][a-z0-9-]*(?:\/[\w./%?=&-]*)?$/.test(next)
    ? next
    : undefined
