import type { Result } from '#kernel/result.ts'
import type { Unmade } from '#platform/workshop/door.ts'
import type { ReportContent } from '#review/reports/content.ts'
import type { RenderOptions } from './outline.ts'
import { type Press, standingPress } from './press.ts'

/**
 * A tagged PDF/UA-1 of the report. A release renders to the same bytes for ever: its date is the release's own.
 * A character that no font at hand can show appears as its code point; where setting the report took too long or ended its
 * process, it is set once more with every character so that the paper's own typeface might lack. `anew`: with nothing kept.
 * Throws, with Typst's reasons, when Typst refuses the document.
 */
export async function reportPdf(
  content: ReportContent,
  options: RenderOptions & { anew?: boolean } = {},
  press: Press = standingPress,
): Promise<Result<Uint8Array, Unmade>> {
  const { anew = false, ...rest } = options
  const order = { content, options: rest, anew }
  const first = await press.make({ ...order, plain: false })
  return first.ok || first.error === 'too-many' ? first : press.make({ ...order, plain: true })
}

/** Why there is no PDF, for whoever asked for it. */
export const noPdfWords: Record<Unmade, string> = {
  'too-many': 'The PDF could not be made, because many are being made at the moment. Try again in a few minutes.',
  overtime: 'The PDF could not be made: it took too long. The Word file and the page have the same content.',
  died: 'The PDF could not be made: something in the report cannot be set in type. The Word file and the page have the same content.',
}
