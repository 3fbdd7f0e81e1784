import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

/** What a component may hold: words (escaped), elements, or markup already made safe by `raw`. */
export type Content = Child

/** The macro option names, each of which may be left out or be undefined. */
export type Options<T> = { readonly [K in keyof T]?: T[K] | undefined }

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** GOV.UK macros take `text` or `html`; here `html` is an element, and a plain string given there is escaped like any other. */
export type Words = Options<{ text: Content; html: Content; children: Content }>

export const contentOf = (words: Words): Content => words.children ?? (words.html || words.text)

/** Joins the class names that apply. */
export const classes = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For markup written as strings (charts, long tables): safe as text and inside a quoted attribute. */
export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character) : text

/** Attributes as a string with a leading space each, for markup written as strings. */
export const attributeText = (attributes: Attributes | undefined): string =>
  attributes
    ? Object.entries(attributes)
        .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`))
        .join('')
    : ''

/** The markup of any content. Components here are synchronous; one that is not is a mistake, and said so. */
export const htmlOf = (content: Content): string => {
  if (content === null || content === undefined || typeof content === 'boolean') return ''
  if (typeof content === 'string') return escapeHtml(content)
  if (typeof content === 'number') return String(content)
  if (Array.isArray(content)) return content.map(htmlOf).join('')
  const text = content.toString()
  if (typeof text !== 'string' || content instanceof Promise) throw new Error('A page part must not be asynchronous')
  return text
}

/** Markup this product wrote itself; never for words that came from anywhere else. */
export const markup = (html: string) => raw(html)
