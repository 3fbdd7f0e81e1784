import {
  Bookmark,
  Document,
  type FileChild,
  HeadingLevel,
  type ISectionOptions,
  LeaderType,
  Packer,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import type { ReportContent } from '#review/reports/content.ts'
import { drawingsOf, picturesOf } from './charts.ts'
import {
  groupsByPage,
  type NumberedSection,
  type Outline,
  outlineOf,
  purposeOf,
  type RenderOptions,
  releasedAt,
  signedBy,
} from './outline.ts'
import { repacked } from './package.ts'
import { wordBlock } from './word-blocks.ts'
import { footer, header, pageProperties, textWidth } from './word-page.ts'
import type { Paper } from './word-picture.ts'
import { numbering, styles } from './word-styles.ts'
import { wordTable } from './word-table.ts'
import { textRuns } from './word-text.ts'

/**
 * The report as a Word document (.docx). Real styles and numbered headings, a contents list that is right when the file
 * is opened, and no field that makes Word ask a question. The same content always gives the same bytes.
 */
export async function reportWord(content: ReportContent, options: RenderOptions = {}): Promise<Uint8Array> {
  const outline = outlineOf(content)
  const pictures = await picturesOf(drawingsOf(outline.sections))
  const { council, title, product, period } = outline.content
  const document = new Document({
    title,
    subject: `${product.name}, ${period.label}`,
    creator: council.name,
    lastModifiedBy: council.name,
    description: outline.content.illustrative ?? '',
    styles,
    numbering,
    sections: pageSections(outline, { options, pictures }),
  })
  return repacked(await Packer.toBuffer(document), releasedAt(outline.content))
}

function pageSections(outline: Outline, paper: Omit<Paper, 'width'>): ISectionOptions[] {
  const groups = groupsByPage(outline.sections)
  const opening = [...openingOf(outline), ...contentsList(outline.sections)]
  const bodies = groups.map(({ landscape, sections }) => ({
    landscape,
    children: sections.flatMap((section) => sectionOf(section, { ...paper, width: textWidth(landscape) })),
  }))
  const [first, ...rest] = bodies
  // a portrait page goes on under the contents list; only a turned one needs a page of its own
  const pages =
    first && !first.landscape
      ? [{ landscape: false, children: [...opening, ...first.children] }, ...rest]
      : [{ landscape: false, children: opening }, ...bodies]
  return pages.map(({ landscape, children }) => ({
    properties: pageProperties(landscape),
    headers: { default: header(outline, landscape) },
    footers: { default: footer(outline, landscape) },
    children,
  }))
}

function openingOf({ content, standing }: Outline): FileChild[] {
  const cover = content.cover.flatMap(({ label, text }) =>
    (Array.isArray(text) ? text : [text]).map(
      (line, at) =>
        new Paragraph({
          style: 'Cover',
          children: [new TextRun({ text: at === 0 ? label : '', bold: true }), new TextRun('\t'), ...textRuns(line)],
        }),
    ),
  )
  return [
    new Paragraph({ style: 'Small', text: content.council.name }),
    new Paragraph({ heading: HeadingLevel.TITLE, text: content.title }),
    new Paragraph({
      children: [
        new TextRun({ text: standing, bold: true }),
        new TextRun(`${signedBy(content)}. ${purposeOf(content)}`),
      ],
    }),
    ...(content.illustrative ? [new Paragraph({ style: 'Note', text: content.illustrative })] : []),
    ...cover,
  ]
}

/** Entries link to their sections and carry no page numbers: only Word can know those, and adds them when the list is updated. */
function contentsList(sections: NumberedSection[]): FileChild[] {
  const cachedEntries = sections.map((section) => ({
    title: `${section.number}\u2002${section.heading}`,
    level: section.level,
    href: bookmarkOf(section),
  }))
  const list = {
    hyperlink: true,
    headingStyleRange: '1-2',
    beginDirty: false,
    tabLeader: LeaderType.NONE,
    cachedEntries,
  }
  return [
    new Paragraph({ style: 'ContentsHeading', text: 'Contents', pageBreakBefore: true }),
    new TableOfContents('Contents', list),
  ]
}

function sectionOf(section: NumberedSection, paper: Paper): FileChild[] {
  const heading = new Paragraph({
    heading: section.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [new Bookmark({ id: bookmarkOf(section), children: [new TextRun(section.heading)] })],
  })
  const opening = openingTable(section, paper)
  const blocks = opening.length > 0 ? section.blocks.slice(2) : section.blocks
  return [heading, ...opening, ...blocks.flatMap((block, at) => wordBlock(block, paper, blocks[at + 1]))]
}

/** LibreOffice keeps two paragraphs with a table and no more, so words between a heading and a table stand in its caption's. */
function openingTable({ blocks: [lead, table] }: NumberedSection, paper: Paper): FileChild[] {
  const leads = lead?.kind === 'paragraph' && !lead.strong && table?.kind === 'table'
  return leads ? wordTable(table, paper, lead.text) : []
}

/** The underscore hides the bookmark from Word's own list of bookmarks. */
const bookmarkOf = ({ number }: NumberedSection) => `_section_${number.replace('.', '_')}`
