import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { openWorkshop } from '#platform/workshop/door.ts'
import { reportPdf } from './pdf.ts'
import { type Press, pressTerms } from './press.ts'
import { pdfText } from './readback.ts'
import { sampleReport } from './sample.ts'

const opened: Press[] = []
const lost: string[] = []
const pressOf = (file: string, limit_ms: number): Press => {
  const program = fileURLToPath(new URL(`../../../../tests/support/${file}`, import.meta.url))
  const press: Press = openWorkshop({ ...pressTerms, program, limit_ms, onLost: ({ why }) => lost.push(why) })
  opened.push(press)
  return press
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((press) => press.close()))
})

const report = sampleReport({ measures: 1, risks: 0, services: 0 })
const withLabels = (label: string) => ({
  ...report,
  sections: report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'chart' ? { ...block, points: block.points.map((point) => ({ ...point, label })) } : block,
    ),
  })),
})

describe('A PDF that Typst would set without end', () => {
  test('is given up for one with code points, and the next is made as ever', async ({ skip }) => {
    const press = pressOf('unguarded-typesetter.ts', 3_000)
    const made = await reportPdf(withLabels('(\u0faf)'), {}, press)
    expect(made.ok).toBe(true)
    expect(lost).toEqual(['overtime'])
    const next = await reportPdf(report, {}, press)
    expect(next.ok).toBe(true)
    const read = made.ok && pdfText(made.value)
    if (read === null) return skip('pdftotext is not installed')
    expect(read).toContain('[U+0FAF]')
  })

  test('is said not to be there when code points do not help either', async () => {
    const press = pressOf('awkward-program.ts', 20_000)
    const dying = { ...press, make: () => press.make('die' as never) }
    expect(await reportPdf(report, {}, dying)).toEqual({ ok: false, error: 'died' })
  })
})
