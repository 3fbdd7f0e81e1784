import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import type { ReportContent } from '#review/reports/content.ts'
import { forgetCharts } from '#review/reports/render/charts.ts'
import { forgetWorkbooks, reportExcel } from '#review/reports/render/excel.ts'
import { reportHtml } from '#review/reports/render/html.tsx'
import { reportPdf } from '#review/reports/render/pdf.ts'
import { sampleReport } from '#review/reports/render/sample.ts'
import { reportWord } from '#review/reports/render/word.ts'
import { elapsed, type Line, line, medianTime, type Scenario } from '../support/measure.ts'
import { besidePdfs } from './beside-pdfs.ts'

/** Each format of one large report with nothing kept, then again with its charts kept, beside other people's tools. */
export const report: Scenario = async ({ quick, say }) => {
  const content = sampleReport(
    quick ? { measures: 6, risks: 4, services: 3 } : { measures: 60, risks: 20, services: 12 },
  )
  const times = quick ? 1 : 5
  const forget = () => {
    forgetCharts()
    forgetWorkbooks()
  }
  const formats = {
    HTML: () => reportHtml(content),
    PDF: (anew = false) => pdfOf(content, anew),
    Word: () => reportWord(content),
    Excel: () => reportExcel(content),
  }
  const cold: Record<string, number> = {}
  const kept: Record<string, number> = {}
  for (const [name, render] of Object.entries(formats)) {
    for (let run = 0; run < 2; run++) await render()
    cold[name] = await medianTime(times, () => render(true), forget)
    await render()
    kept[name] = await medianTime(times, () => render())
  }
  say('rendered')
  sayWhatIsAbsent(say)
  const chromiumTime = await printedByChromium(reportHtml(content), times)
  const officeTime = await convertedByOffice(await reportWord(content), quick ? 1 : 2)
  const own = (what: string, most: number): Line =>
    line({
      what,
      ours: cold[what] ?? Number.NaN,
      unit: 'ms',
      yardstick: { name: 'the bound itself', value: most },
      bound: `≤ ${most} ms`,
      holds: ({ ours }) => ours <= most,
    })
  return [
    own('HTML', 300),
    line({
      what: 'PDF',
      ours: cold.PDF ?? Number.NaN,
      unit: 'ms',
      yardstick: { name: 'warm Chromium prints the HTML', value: chromiumTime },
      bound: '< 1×',
      holds: ({ ratio }) => (ratio === null ? null : ratio < 1),
    }),
    line({
      what: 'Word',
      ours: cold.Word ?? Number.NaN,
      unit: 'ms',
      yardstick: { name: 'LibreOffice turns it into PDF', value: officeTime },
      bound: '≤ 1/3×',
      holds: ({ ratio }) => (ratio === null ? null : ratio <= 1 / 3),
    }),
    own('Excel', 300),
    ...Object.keys(formats).map((name) =>
      line({
        what: `${name} again, charts kept`,
        ours: kept[name] ?? Number.NaN,
        unit: 'ms',
        yardstick: { name: 'the same, nothing kept', value: cold[name] ?? null },
        bound: '≤ 0.5×',
        holds: ({ ratio }) => ratio !== null && ratio <= 0.5,
      }),
    ),
    await besidePdfs(content, quick ? 1 : 5, () => pdfOf(content, true)),
  ]
}

/** Typeset in a process of its own, which forgets there what it kept. */
const pdfOf = async (content: ReportContent, anew: boolean) => {
  const made = await reportPdf(content, { anew })
  if (!made.ok) throw new Error(`no PDF was made: ${made.error}`)
}

const sayWhatIsAbsent = (say: (text: string) => void) => {
  if (!existsSync(chromiumPath))
    say(`there is no Chromium at ${chromiumPath}: PDF is not judged (CHROMIUM_PATH names one)`)
  if (!existsSync(officePath))
    say(`there is no LibreOffice at ${officePath}: Word is not judged (SOFFICE_PATH names one)`)
}

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

const printedByChromium = async (html: string, times: number): Promise<number | null> => {
  if (!existsSync(chromiumPath)) return null
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    const print = async () => {
      await page.setContent(html)
      await page.pdf({ preferCSSPageSize: true })
    }
    await print()
    return await medianTime(times, print)
  } finally {
    await browser.close()
  }
}

const officePath = process.env.SOFFICE_PATH ?? '/usr/bin/soffice'

/** The second conversion counts: the first also makes a profile. */
const convertedByOffice = async (docx: Uint8Array, times: number): Promise<number | null> => {
  if (!existsSync(officePath)) return null
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-bench-'))
  const file = join(folder, 'report.docx')
  const asked = [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    file,
  ]
  const convert = () => promisify(execFile)(officePath, asked, { timeout: 120_000 })
  try {
    await writeFile(file, docx)
    await convert()
    if (!existsSync(join(folder, 'report.pdf'))) return null
    return times === 1 ? await elapsed(convert) : await medianTime(times, convert)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
