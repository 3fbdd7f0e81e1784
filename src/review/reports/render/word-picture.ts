import { ImageRun } from 'docx'
import type { Drawing } from './charts.ts'
import type { RenderOptions } from './outline.ts'

/** What a block needs to know of the paper it stands on: the width of its text is in twentieths of a point. */
export type Paper = { width: number; pictures: ReadonlyMap<string, Uint8Array>; options: RenderOptions }

/** A drawing in the line of text, with what it says for those who cannot see it. */
export function picture(drawing: Drawing, alt: string, name: string, paper: Paper): ImageRun {
  const data = paper.pictures.get(drawing.key)
  if (!data) throw new Error(`The drawing “${name}” was not made into a picture before the document was written`)
  // A pixel is fifteen twentieths of a point.
  const scale = Math.min(1, paper.width / 15 / drawing.width)
  return new ImageRun({
    type: 'png',
    data,
    transformation: { width: Math.round(drawing.width * scale), height: Math.round(drawing.height * scale) },
    altText: { name, title: name, description: alt },
  })
}
