/**
 * Characters that no XML document may or should hold, with tabs and the byte order mark: they arrive with pasted text and say nothing.
 * Half a surrogate pair is replaced, as it stands for a character that was lost.
 */
const unprintable = /[^\P{Cc}\n]|[\ufeff\p{Noncharacter_Code_Point}]/gu

/** One string as every format can carry it: printable, tabs as spaces, one kind of line end. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unprintable, '')
}

/** The same plain data with every string cleaned. */
export function cleaned<T>(data: T): T {
  return clean(data) as T
}

/** The lines of a text, as they are to stand under one another. */
export function linesOf(text: string): string[] {
  return text.split('\n')
}

function clean(data: unknown): unknown {
  if (typeof data === 'string') return cleanText(data)
  if (Array.isArray(data)) return data.map(clean)
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]))
}
