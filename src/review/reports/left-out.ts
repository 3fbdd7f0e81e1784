import type { SectionCode } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { nameOf, type Withheld } from '#review/withheld/door.ts'
import { reportedMeasures } from './build/measures.ts'
import type { Section } from './content.ts'
import type { ReportFacts } from './facts.ts'

/** Facts without what is withheld: measures with their changes, and parts of the report with all that they are made of. */
export const leaveOut = (facts: ReportFacts): ReportFacts => {
  const measures = new Set(facts.withheld.flatMap(({ measure_code }) => measure_code ?? []))
  const sections = new Set<string>(facts.withheld.flatMap(({ section }) => section ?? []))
  if (measures.size === 0 && sections.size === 0) return facts
  const kept = <T extends { measure_code: string }>(rows: T[]) => rows.filter((row) => !measures.has(row.measure_code))
  const unless = <T>(section: SectionCode, rows: T[]): T[] => (sections.has(section) ? [] : rows)
  return {
    ...facts,
    sections: facts.sections.filter((section) => !sections.has(section)),
    measures: kept(facts.measures),
    revisions: unless('changes', kept(facts.revisions)),
    target_changes: unless('changes', kept(facts.target_changes)),
    actions: unless('delivery', facts.actions),
    risks: unless('risks', facts.risks),
    budget: facts.budget.filter(({ budget }) => !sections.has(budget === 'capital' ? 'capital' : 'revenue')),
  }
}

/** Of what is withheld, what this report would have told: the parts it has, and the measures it is about. */
const toldHere = (facts: ReportFacts): readonly Withheld[] => {
  const told = new Set(reportedMeasures(facts).map(({ measure_code }) => measure_code))
  return facts.withheld.filter(({ measure_code }) => measure_code === null || told.has(measure_code))
}

/** Says what is withheld, never silently; in a report for officers, that it stays with them. No section where nothing is. */
export const withheldSection = (all: ReportFacts): Section[] => {
  const { framework, inside } = all
  const withheld = toldHere(all)
  if (withheld.length === 0) return []
  const heading = inside ? 'Withheld from members and the public' : 'Withheld from this report'
  const intro = inside
    ? 'This report is for officers and holds the following, which is withheld from release. Do not pass it on.'
    : 'The following belongs in this report and has been left out of it, for the reason that is given.'
  return [
    {
      id: 'withheld',
      heading,
      level: 1,
      blocks: [
        { kind: 'paragraph', text: intro },
        {
          kind: 'table',
          id: 'withheld-list',
          caption: heading,
          columns: [
            { heading: 'What' },
            { heading: 'Why' },
            { heading: 'By', width: 0.18 },
            { heading: 'Until', width: 0.16 },
          ],
          rows: withheld.map((one: Withheld) => ({
            cells: [
              { text: nameOf(framework, one) },
              { text: one.reason },
              { text: one.withheld_by },
              { text: one.until === null ? 'No day is set' : printDate(one.until) },
            ],
          })),
        },
      ],
    },
  ]
}
