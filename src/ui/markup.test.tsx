import { expect, test } from 'vitest'
import { Button } from './button/button.tsx'
import { escapeHtml, htmlOf, markup } from './markup.ts'

test('what people typed is escaped wherever it is put', () => {
  const typed = '<b onclick="x">&\'</b>'
  const safe = '&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;&lt;/b&gt;'
  expect(escapeHtml(typed)).toBe(safe)
  expect(htmlOf(typed)).toBe(safe)
  expect(htmlOf(<Button html={typed} />)).toContain(safe)
})

test('markup made safe where it was made is left alone', () => {
  expect(htmlOf(markup('<b>bold</b>'))).toBe('<b>bold</b>')
  expect(htmlOf([1, null, false, <i>a</i>])).toBe('1<i>a</i>')
})
