import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportContent } from '#review/reports/content.ts'
import { fontFiles } from './fonts.ts'
import { outlineOf, type RenderOptions } from './outline.ts'
import { typstData } from './pdf-data.ts'
import { undisplayedIn, withCodePoints, withoutForeignMarks } from './pdf-glyphs.ts'
import { typstTemplate } from './typst-template.ts'

/** Renderings after which something the compiler has kept and not used again is let go. */
const keptFor = 4
/** How often a report is set again because of characters that no font has; each time shows one more of them. */
const attempts = 20

let compiler: NodeCompiler | undefined

/**
 * A tagged PDF/UA-1 of the report. A release renders to the same bytes for ever: its date is the release's own.
 * A character that no font at hand can show appears as its code point. Throws, with Typst's reasons, when Typst
 * refuses the document.
 */
export async function reportPdf(content: ReportContent, options: RenderOptions = {}): Promise<Uint8Array> {
  const report = withoutForeignMarks(typstData(outlineOf(content), options))
  return setInType(report, new Set(), attempts)
}

/** Drops all that the compiler has kept from earlier reports: for measuring a rendering with nothing kept. */
export function forgetPdfs(): void {
  compiler?.evictCache(0)
}

function setInType(report: string, undisplayed: Set<string>, left: number): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fontFiles }] })
  const inputs = { report: withCodePoints(report, undisplayed, left === 0) }
  const compiled = compiler.compile({ mainFileContent: typstTemplate, inputs })
  const failure = compiled.takeError()
  if (failure || !compiled.result) {
    const reasons = failure ? compiler.fetchDiagnostics(failure) : []
    throw new Error(`Typst could not set the report: ${JSON.stringify(reasons)}`)
  }
  try {
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }))
  } catch (refusal) {
    const found = undisplayedIn(refusal)
    if (found.length === 0 || left === 0) throw refusal
    return setInType(report, new Set([...undisplayed, ...found]), left - 1)
  } finally {
    compiler.evictCache(keptFor)
  }
}
