import { takeOrders } from '#platform/workshop/door.ts'
import { forgetCharts } from './charts.ts'
import { outlineOf } from './outline.ts'
import { typstData } from './pdf-data.ts'
import type { PdfOrder } from './press.ts'
import { forgetType, typeset } from './typeset.ts'

// A program of its own, which sets reports in type away from the server. It keeps fonts, drawings and what Typst keeps.
takeOrders(({ content, options, plain, anew }: PdfOrder): Uint8Array => {
  if (anew) {
    forgetCharts()
    forgetType()
  }
  return typeset(typstData(outlineOf(content), options), plain)
})
