/** Addresses only inside this site: a council, or a page below one. */
export const safeNext = (next: string | undefined): string | undefined =>
  next !== undefined && /^\/[a-z][a-z0-9-]*(?:\/[\w./%?=&-]*)?$/.test(next) ? next : undefined
