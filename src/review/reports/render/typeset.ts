import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from './fonts.ts'
import { undisplayedIn, withCodePoints } from './pdf-glyphs.ts'
import { typstTemplate } from './typst-template.ts'

/** Renderings after which something the compiler has kept and not used again is let go. */
const keptFor = 4
/** How often a report is set again because of characters that no font has; each time shows one more of them. */
const attempts = 20

let compiler: NodeCompiler | undefined

/**
 * Sets what the template reads, as JSON. A character that no font at hand can show appears as its code point; if `plain`,
 * every character does that the paper's own typeface might lack. Throws, with Typst's reasons, when Typst refuses it.
 * Native code, which can run for ever or bring its process down: only the typesetter's own process calls it.
 */
export function typeset(report: string, plain: boolean): Uint8Array {
  return setInType(plain ? withCodePoints(report) : report, new Set(), attempts)
}

/** Drops all that the compiler has kept from earlier reports. */
export function forgetType(): void {
  compiler?.evictCache(0)
}

function setInType(report: string, undisplayed: Set<string>, left: number): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fontFiles }] })
  const inputs = { report: left === 0 ? withCodePoints(report) : withCodePoints(report, undisplayed) }
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
