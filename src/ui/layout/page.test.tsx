import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { Page, type PageProps, renderPage } from './page.tsx'

const props: PageProps = {
  title: 'Homes let within 25 days',
  nonce: 'n0nce',
  assets: { css: '/assets/a.css', js: '/assets/a.js' },
  council: { name: 'Northbrook Council', short_name: 'Northbrook', brand_colour: '#5b2a86', href: '/northbrook' },
  councils: [
    { name: 'Northbrook Council', href: '/northbrook', current: true },
    { name: 'Eastvale Council', href: '/eastvale' },
  ],
  person: { name: 'Priya Shah', role: 'Performance manager', signOut: '/sign-out' },
  nav: [
    { text: 'Plan', href: '/northbrook/plan' },
    { text: 'Measures', href: '/northbrook/measures', current: true },
  ],
  breadcrumbs: [{ text: 'Measures', href: '/northbrook/measures' }, { text: 'HOU03' }],
}
const draw = (more: Partial<PageProps> = {}) =>
  renderPage(
    <Page {...props} {...more}>
      <h1>Homes</h1>
    </Page>,
  )

test('a page is a whole document in English with its council in the title', () => {
  const html = draw()
  expect(html.startsWith('<!DOCTYPE html><html lang="en-GB"')).toBe(true)
  expect(load(html)('title').text()).toBe('Homes let within 25 days – Northbrook Council – Golden Thread')
})

test('the title of a page with errors says so first', () => {
  expect(load(draw({ errors: true }))('title').text()).toMatch(/^Error: /)
})

test('every script and style in the page carries the nonce, and nothing is styled inline', () => {
  const html = draw()
  const $ = load(html)
  for (const node of $('script, style').toArray()) expect($(node).attr('nonce')).toBe('n0nce')
  expect(html).not.toMatch(/ style=| on[a-z]+="/)
})

test('the council’s colour is used; one too pale to be seen, or not a colour, is not', () => {
  expect(draw()).toContain('--gt-brand:#5b2a86')
  const council = { name: 'x', short_name: 'x', href: '/x' }
  expect(draw({ council: { ...council, brand_colour: '#ffffcc' } })).not.toContain('--gt-brand')
  expect(draw({ council: { ...council, brand_colour: 'red}</style>' } })).not.toContain('red}')
})

test('landmarks: one header, one main, one footer, navigation named, the current part marked', () => {
  const $ = load(draw())
  expect([$('header').length, $('main').length, $('footer').length]).toEqual([1, 1, 1])
  expect($('[aria-current=true]').text()).toContain('Measures')
  expect($('a.govuk-skip-link').attr('href')).toBe(`#${$('main').attr('id')}`)
})

test('signing out is a form, so that no link that is fetched early can do it', () => {
  const $ = load(draw())
  expect($('form[action="/sign-out"]').attr('method')).toBe('post')
  expect($('a[href="/sign-out"]')).toHaveLength(0)
  const rules = JSON.parse($('script[type=speculationrules]').text())
  expect(JSON.stringify(rules)).toContain('"/sign-out*"')
})

test('a page without council or person still has its frame', () => {
  const html = renderPage(
    <Page title="Sign in" nonce="n" assets={props.assets}>
      <h1>Sign in</h1>
    </Page>,
  )
  expect(load(html)('header').text()).toContain('Golden Thread')
})
