import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isRated, ratedStatuses, type StatusCode, statusCodes } from '#kernel/status.ts'
import { htmlOf } from '../markup.ts'
import { colourDistance, contrast, isReadableBrand, linearLight, luminance, seenWith, visions } from './colour.ts'
import { statusBackgrounds, statusLook } from './look.ts'
import { DirectionWord, NowAndYearEnd, StatusCounts, StatusTag } from './status.tsx'

const pairs = ratedStatuses.flatMap((one, index) =>
  ratedStatuses.slice(index + 1).map((other) => [one, other] as const),
)

test.each(statusCodes)('the word and outline of %s stand out at least 4.5 to 1', (status) => {
  for (const background of statusBackgrounds)
    expect(contrast(statusLook[status].ink, background)).toBeGreaterThanOrEqual(4.5)
  const { sign, fill } = statusLook[status]
  if (sign) expect(contrast(sign, fill)).toBeGreaterThanOrEqual(4.5)
})

test('the stylesheet colours each word as the table of looks says', () => {
  const scss = readFileSync(new URL('../../client/_status.scss', import.meta.url), 'utf8')
  for (const status of statusCodes) {
    const colour = scss.match(new RegExp(`\\.gt-status--${status}\\b[^{]*{\\s*color: (#[0-9a-f]{6})`))?.[1]
    expect(colour, status).toBe(statusLook[status].ink)
  }
})

test('each judgement has a shape of its own, which no status without a judgement shares', () => {
  const shapes = ratedStatuses.map((status) => statusLook[status].shape)
  expect(new Set(shapes).size).toBe(4)
  for (const status of statusCodes.filter((code) => !isRated(code)))
    expect(shapes).not.toContain(statusLook[status].shape)
})

test('what is late or missing is told by its shape from what is only awaited', () => {
  for (const owed of ['late', 'missing'] as const)
    for (const quiet of ['awaiting', 'not-due', 'suspended', 'no-target'] as const)
      expect(statusLook[owed].shape, `${owed} and ${quiet}`).not.toBe(statusLook[quiet].shape)
})

test.each(Object.keys(visions) as (keyof typeof visions)[])(
  'the four judgements differ in colour to %s vision',
  (vision) => {
    for (const [one, other] of pairs) {
      const seen = (status: StatusCode) => seenWith(vision, linearLight(statusLook[status].fill))
      expect(colourDistance(seen(one), seen(other)), `${one} and ${other}`).toBeGreaterThan(12)
    }
  },
)

test('in grey, near target is the light one and the others are dark', () => {
  const grey = (status: (typeof ratedStatuses)[number]) => luminance(linearLight(statusLook[status].fill))
  for (const status of ['exceeded', 'on-target', 'off-target'] as const)
    expect(grey('near-target') - grey(status)).toBeGreaterThan(0.4)
})

test('a status says the framework’s word, escaped, and hides its shape from listeners', () => {
  const html = htmlOf(<StatusTag status="near-target" word="Amber & rising" />)
  expect(html).toContain('Amber &amp; rising')
  expect(html).toMatch(/<svg[^>]*aria-hidden="true"/)
  expect(html).not.toContain('style=')
  expect(htmlOf(<StatusTag status="late" />)).toContain('Late')
})

test('now and year end are always both said', () => {
  const words = (html: string) =>
    html
      .replace(/<svg.*?<\/svg>/g, '')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  expect(words(htmlOf(<NowAndYearEnd now={{ status: 'on-target' }} yearEnd={{ status: 'off-target' }} />))).toBe(
    'On target nowOff target at year end',
  )
  expect(words(htmlOf(<NowAndYearEnd now={{ status: 'on-target' }} yearEnd={null} />))).toContain(
    'no forecast for year end',
  )
})

test('direction is a word; the arrow only shows which way the figure went', () => {
  const html = htmlOf(<DirectionWord direction="worse" moved="up" than="last quarter" />)
  expect(html).toContain('worse than last quarter')
  expect(htmlOf(<DirectionWord direction="same" moved="level" than="last quarter" />)).toContain('same as last quarter')
})

test('counts are a list, each with its status', () => {
  const html = htmlOf(<StatusCounts counts={[{ status: 'on-target', word: 'On target', count: 34 }]} />)
  expect(html).toMatch(/<li.*On target.*34.*<\/li>/s)
})

test('a council colour too pale to see is refused', () => {
  expect(isReadableBrand('#ffffcc')).toBe(false)
  expect(isReadableBrand('red')).toBe(false)
  expect(isReadableBrand('#1d70b8')).toBe(true)
})
