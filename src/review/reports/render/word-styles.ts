import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'

const ink = '0B0C0C'
const grey = '383F43'
const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6', space: 4 }
const next = 'Normal'
const sectionNumber = (level: number) => ({ numbering: { reference: 'sections', level } })

/** Every look in the document is a style, so that a council can restyle the paper in one place. Sizes are half-points. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 21, color: ink, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 269, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 46, bold: true, font: 'Arial' }, paragraph: { spacing: { before: 60, after: 120 } }, next },
    heading1: {
      run: { size: 32, bold: true, font: 'Arial', color: ink },
      paragraph: {
        ...sectionNumber(0),
        spacing: { before: 480, after: 160 },
        keepNext: true,
        border: { top: { ...line, color: ink, size: 8, space: 6 } },
      },
      next,
    },
    heading2: {
      run: { size: 25, bold: true, font: 'Arial', color: ink },
      paragraph: { ...sectionNumber(1), spacing: { before: 340, after: 120 }, keepNext: true },
      next,
    },
  },
  paragraphStyles: [
    {
      id: 'Small',
      name: 'Small',
      basedOn: next,
      run: { size: 17, color: grey },
      paragraph: { spacing: { after: 40 } },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: next,
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
    },
    {
      id: 'ContentsHeading',
      name: 'Contents heading',
      basedOn: next,
      run: { size: 32, bold: true },
      paragraph: { spacing: { before: 0, after: 160 } },
    },
    {
      id: 'Cover',
      name: 'Cover entry',
      basedOn: next,
      paragraph: { indent: { left: 2_600, hanging: 2_600 }, spacing: { before: 60, after: 60 } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: next,
      paragraph: {
        indent: { left: 200 },
        border: { left: { ...line, size: 24, space: 8 } },
        spacing: { before: 160, after: 160 },
      },
    },
    {
      id: 'Cell',
      name: 'Table text',
      basedOn: next,
      run: { size: 19 },
      paragraph: { spacing: { after: 0, line: 250, lineRule: LineRuleType.AUTO } },
    },
    { id: 'CellDense', name: 'Table text, dense', basedOn: 'Cell', run: { size: 16 } },
    { id: 'CellNote', name: 'Table note', basedOn: 'Cell', run: { size: 16, color: grey } },
    { id: 'AfterTable', name: 'After table', basedOn: next, run: { size: 8 }, paragraph: { spacing: { after: 120 } } },
    {
      id: 'Figures',
      name: 'Key figure',
      basedOn: next,
      paragraph: { indent: { left: 4_400, hanging: 4_400 }, spacing: { after: 60 } },
    },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: next,
      run: { bold: true },
      paragraph: { spacing: { before: 60, after: 40 } },
    },
    { id: 'TOC2', name: 'toc 2', basedOn: next, paragraph: { indent: { left: 300 }, spacing: { after: 20 } } },
  ],
}

/** Main sections are numbered 1, 2, 3 and those under them 1.1, 1.2: by Word, so that a moved section renumbers itself. */
export const numbering: INumberingOptions = {
  config: [
    {
      reference: 'sections',
      levels: [0, 1].map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: level === 0 ? '%1' : '%1.%2',
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 620, hanging: 620 } } },
      })),
    },
  ],
}
