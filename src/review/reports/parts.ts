import { type Framework, sectionCodes } from '#framework/door.ts'
import { capital } from '#kernel/words.ts'
import { sectionWords } from './build/report.ts'
import type { ReportContent } from './content.ts'

/**
 * The parts of a draft whose words a person may write, with what each is called: the summary, the entries of the
 * committee form, the opening of each priority, and the sections that are told in words alone.
 */
export const writableParts = (framework: Framework, content: ReportContent): { part: string; label: string }[] => [
  { part: 'summary', label: 'In short' },
  ...framework.report_form.fields.map((field) => ({ part: `cover.${field}`, label: fieldLabel(field) })),
  ...content.sections
    .filter(({ id }) => id.startsWith('priority-') && id !== 'priority-other')
    .map(({ id, heading }) => ({ part: `section.${id}`, label: heading })),
  ...sectionCodes
    .filter((code) => code in sectionWords && content.sections.some(({ id }) => id === code))
    .map((code) => ({ part: `section.${code}`, label: sectionWords[code]?.heading ?? code })),
]

const fieldLabel = (field: string): string => capital(field.replaceAll('-', ' '))

/** The words a part has in this draft, a line for each paragraph, whether a person wrote them or the figures gave them. */
export const wordsOfPart = (content: ReportContent, part: string): string => {
  if (part.startsWith('cover.')) {
    const label = fieldLabel(part.slice('cover.'.length))
    const text = content.cover.find((entry) => entry.label === label)?.text ?? ''
    return typeof text === 'string' ? text : text.join('\n')
  }
  const id = part.replace(/^section\./, '')
  const blocks = content.sections.find((section) => section.id === id)?.blocks ?? []
  const end = blocks.findIndex(({ kind }) => kind !== 'paragraph')
  const opening = end < 0 ? blocks : blocks.slice(0, end)
  return opening.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n')
}
