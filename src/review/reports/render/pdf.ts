import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportContent } from '#review/reports/content.ts'
import { fontFiles } from './fonts.ts'
import { outlineOf, type RenderOptions } from './outline.ts'
import { typstData } from './pdf-data.ts'
import { typstTemplate } from './typst-template.ts'

/** Renderings after which something the compiler has kept and not used again is let go. */
const keptFor = 4

let compiler: NodeCompiler | undefined

/**
 * A tagged PDF/UA-1 of the report. A release renders to the same bytes for ever: its date is the release's own.
 * Throws when Typst refuses the document, with Typst's reasons.
 */
export async function reportPdf(content: ReportContent, options: RenderOptions = {}): Promise<Uint8Array> {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fontFiles }] })
  const report = typstData(outlineOf(content), options)
  const compiled = compiler.compile({ mainFileContent: typstTemplate, inputs: { report } })
  const failure = compiled.takeError()
  if (failure || !compiled.result) {
    const reasons = failure ? compiler.fetchDiagnostics(failure) : []
    throw new Error(`Typst could not set the report: ${JSON.stringify(reasons)}`)
  }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
  compiler.evictCache(keptFor)
  return new Uint8Array(pdf)
}

/** Drops all that the compiler has kept from earlier reports: for measuring a rendering with nothing kept. */
export function forgetPdfs(): void {
  compiler?.evictCache(0)
}
