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

/** The text with those characters as code points, such as [U+9FA6]; without a set, every character that is not certain. */
export function withCodePoints(text: string, undisplayed?: ReadonlySet<string>): string {
  if (undisplayed?.size === 0) return text
  return Array.from(text, (character) =>
    (undisplayed ? undisplayed.has(character) : !certain.test(character)) ? codePoint(character) : character,
  ).join('')
}

export function codePoint(character: string): string {
  return `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`
}
