import { takeOrders } from '#platform/workshop/door.ts'
import { outlineOf } from '#review/reports/render/outline.ts'
import { typstData } from '#review/reports/render/pdf-data.ts'
import type { PdfOrder } from '#review/reports/render/press.ts'
import { typeset } from '#review/reports/render/typeset.ts'

// The typesetter as it was before drawings were guarded: Typst looks for the shape of a Tibetan letter in one without end.
takeOrders(({ content, options, plain }: PdfOrder): Uint8Array => {
  const guarded = typstData(outlineOf(content), options)
  return typeset(guarded.replaceAll('[U+0FAF]', '\u0faf'), plain)
})
