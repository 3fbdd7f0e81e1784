/** Letters, figures and signs that the paper's own typeface has for certain. */
const certain = /[\u0020-\u017f\u2010-\u2026\u20ac\u2212\n]/

/**
 * The characters that Typst says it has no shape for: PDF/UA allows no character that cannot be seen.
 * Typst names them in words only, escaped as Rust escapes text.
 */
export function undisplayedIn(refusal: unknown): string[] {
  const said = refusal instanceof Error ? `${refusal.message} ${'code' in refusal ? refusal.code : ''}` : `${refusal}`
  return [...said.matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/gs)]
    .flatMap(([, text = '']) => [
      ...text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
    ])
    .filter((character) => !certain.test(character))
}

/** The text with those characters as code points, such as [U+9FA6]; `all` does so with every character not certain. */
export function withCodePoints(text: string, undisplayed: ReadonlySet<string>, all: boolean): string {
  if (undisplayed.size === 0) return text
  return Array.from(text, (character) =>
    undisplayed.has(character) || (all && !certain.test(character)) ? codePoint(character) : character,
  ).join('')
}

/** Marks of scripts that the typeface has no letters of. Typst can look for a shape of one (U+0FAF) without end. */
const foreignMark = /(?![\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f])\p{M}/gu

/** The text with each such mark as its code point, as whatever has no shape is printed in the end. */
export const withoutForeignMarks = (text: string): string => text.replace(foreignMark, codePoint)

function codePoint(character: string): string {
  return `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`
}
