/**
 * The outcome of something that may be refused for an expected reason.
 * Expected refusals are values, carried to the page; bugs are thrown.
 */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refused = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })
