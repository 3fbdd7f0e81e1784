import { escapeHtml } from '../markup.ts'
import { isReadableBrand } from '../status/colour.ts'

/** A colour too pale to be seen as a rule, or not a colour at all, leaves the product's own. */
export const brandStyle = (colour: string, nonce: string): string =>
  isReadableBrand(colour) ? `<style nonce="${escapeHtml(nonce)}">:root{--gt-brand:${colour}}</style>` : ''

/** Tells the stylesheet, before anything is drawn, that scripts run: what they add then does not jump in. */
export const scriptMark = (nonce: string): string =>
  `<script nonce="${escapeHtml(nonce)}">document.body.className+=' js-enabled'+('noModule' in HTMLScriptElement.prototype?' govuk-frontend-supported':'')</script>`

const never = [
  '/sign-in*',
  '/sign-out*',
  '/api/*',
  ...['csv', 'xlsx', 'docx', 'pdf', 'ics', 'json'].map((ending) => `/*.${ending}`),
]

/** The page behind a link is fetched while the pointer rests on it; never a download, nor anything that signs in or out. */
export const speculationRules = (nonce: string): string => {
  const where = {
    and: [
      { href_matches: '/*' },
      ...never.map((pattern) => ({ not: { href_matches: pattern } })),
      { not: { selector_matches: '[download], [rel~=nofollow], [data-no-prefetch]' } },
    ],
  }
  const rules = JSON.stringify({ prefetch: [{ where, eagerness: 'moderate' }] })
  return `<script type="speculationrules" nonce="${escapeHtml(nonce)}">${rules.replaceAll('<', '\\u003c')}</script>`
}

/** A thread of gold through a square, so that tabs are told apart. */
export const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' fill='%2326374a'/%3E%3Cpath d='M4 22C10 6 14 30 20 14S27 9 28 7' fill='none' stroke='%23e0b040' stroke-width='4' stroke-linecap='round'/%3E%3C/svg%3E"
