import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawingsOf, forgetCharts, paperSvg, picturesOf, sparkline } from './charts.ts'
import { createKeeper } from './keeper.ts'
import { palettePng } from './png.ts'
import { sampleReport } from './sample.ts'

describe('charts are drawn once', () => {
  test('equal charts are one drawing, different charts are two', () => {
    const data = { points: ['1', null, '3'], alt: 'Three quarters' }
    expect(sparkline(structuredClone(data))).toBe(sparkline(data))
    expect(sparkline({ ...data, points: ['1', null, '4'] }).key).not.toBe(sparkline(data).key)
  })

  test('each chart of a report becomes one picture, kept for the next rendering', async () => {
    const { sections } = sampleReport({ measures: 3, risks: 0, services: 0 })
    forgetCharts()
    const first = await picturesOf(drawingsOf(sections))
    const second = await picturesOf(drawingsOf(sections))
    expect(first.size).toBe(6)
    for (const [key, picture] of first) expect(second.get(key)).toBe(picture)
  })

  test('a drawing for paper names the paper’s typeface only', () => {
    const { sections } = sampleReport({ measures: 1, risks: 0, services: 0 })
    for (const drawing of drawingsOf(sections)) {
      const fonts = [...paperSvg(drawing).matchAll(/font-family="([^"]*)"/g)].map(([, name]) => name)
      expect(new Set(fonts)).toEqual(new Set(["'Source Sans 3'"]))
    }
  })

  test('a drawing for paper has code points for what the typeface has no shape of, and nothing else', () => {
    const { sections } = sampleReport({ measures: 1, risks: 0, services: 0 })
    const [drawing] = drawingsOf(sections)
    const svg = drawing && paperSvg({ ...drawing, svg: '<text>tCO₂e ≥ £5, Tŷ, ₦ \u1ab0 ಠ 中 😀</text>' })
    expect(svg).toBe('<text>tCO₂e ≥ £5, Tŷ, ₦ [U+1AB0] [U+0CA0] [U+4E2D] [U+1F600]</text>')
  })

  test('what is kept is bounded, and what was used last stays', () => {
    const keeper = createKeeper<number>(2)
    let made = 0
    const make = () => {
      made += 1
      return made
    }
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) keeper.keep(key, make)
    expect(made).toBe(4)
  })
})

describe('a picture with a palette', () => {
  test('gives back every pixel it was made from', () => {
    const picture = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 20 }),
      fc.nat(),
    )
    fc.assert(
      fc.property(picture, ([width, height, colours, seed]) => {
        const pixels = Array.from({ length: width * height }, (_, at) => colours[(at * 7 + seed) % colours.length] ?? 0)
        const rgba = Uint8Array.from(pixels.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]))
        const png = palettePng(rgba, width, height)
        expect(png && decoded(png, width)).toEqual(pixels)
      }),
    )
  })

  test('is not made when the colours do not fit a palette', () => {
    const rgba = Uint8Array.from(Array.from({ length: 257 }, (_, at) => [at & 255, at >> 8, 0, 255]).flat())
    expect(palettePng(rgba, 257, 1)).toBeNull()
  })
})

/** The colours of a palette PNG as written here: one PLTE and one IDAT, no filters. */
function decoded(png: Uint8Array, width: number): number[] {
  const bytes = Buffer.from(png)
  const body = (type: string) => {
    const at = bytes.indexOf(type, 0, 'latin1')
    return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4))
  }
  const palette = body('PLTE')
  const rows = inflateSync(body('IDAT'))
  return [...rows].flatMap((number, at) => (at % (width + 1) === 0 ? [] : [palette.readUIntBE(number * 3, 3)]))
}
