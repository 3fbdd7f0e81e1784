import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { Outline } from './outline.ts'

// A4 and its margins in twentieths of a point.
const a4 = { width: 11_906, height: 16_838 }
const margin = { left: 1_021, right: 1_021, top: 1_300, bottom: 1_200, header: 620, footer: 560 }
const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6', space: 4 }

/** The width of the text on a page, in twentieths of a point. */
export const textWidth = (landscape: boolean) => (landscape ? a4.height : a4.width) - margin.left - margin.right

export function pageProperties(landscape: boolean): ISectionPropertiesOptions {
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  return { page: { size: { ...a4, orientation }, margin } }
}

export function header(outline: Outline, landscape: boolean): Header {
  return new Header({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: rightTab(landscape),
        border: { bottom: line },
        children: [new TextRun(outline.running), new TextRun('\t'), new TextRun(outline.standing)],
      }),
    ],
  })
}

export function footer(outline: Outline, landscape: boolean): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Small',
        alignment: AlignmentType.LEFT,
        tabStops: rightTab(landscape),
        children: [
          new TextRun(outline.content.illustrative ?? ''),
          new TextRun('\t'),
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

const rightTab = (landscape: boolean) => [{ type: TabStopType.RIGHT, position: textWidth(landscape) }]
