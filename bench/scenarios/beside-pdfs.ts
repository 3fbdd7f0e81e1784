import type { RequestListener } from 'node:http'
import type { ReportContent } from '#review/reports/content.ts'
import { reportHtml } from '#review/reports/render/html.tsx'
import { type Line, line } from '../support/measure.ts'
import { pageTime, serving } from '../support/product.ts'

/** A page, asked one after another, while five PDFs are being made all the time; beside the same page with none. */
export const besidePdfs = (content: ReportContent, seconds: number, makePdf: () => Promise<unknown>): Promise<Line> => {
  const page: RequestListener = (_request, response) => void response.end(reportHtml(content))
  return serving(page, async (url) => {
    const alone = await pageTime(url, seconds)
    const ours = await whileFive(makePdf, () => pageTime(url, seconds))
    return line({
      what: 'a page while five PDFs are made',
      ours,
      unit: 'ms',
      yardstick: { name: 'the same page with none', value: alone },
      bound: '≤ 4×',
      holds: ({ ratio }) => ratio !== null && ratio <= 4,
    })
  })
}

const whileFive = async <T>(make: () => Promise<unknown>, work: () => Promise<T>): Promise<T> => {
  let wanted = true
  const lane = async () => {
    while (wanted) await make()
  }
  const lanes = Promise.all(Array.from({ length: 5 }, lane))
  try {
    return await work()
  } finally {
    wanted = false
    await lanes
  }
}
