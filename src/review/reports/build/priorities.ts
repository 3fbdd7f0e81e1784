import { planDocumentOf, wordFor } from '#framework/door.ts'
import { capital, listed, lower } from '#kernel/words.ts'
import type { Block, Section } from '#review/reports/content.ts'
import type { MeasureFact, PlanItemFact, ReportFacts } from '#review/reports/facts.ts'
import { chartOf, idOf } from './chart.ts'
import { isException } from './exceptions.ts'
import { measureTable, reportedMeasures, toldByService } from './measures.ts'
import { statusCounts } from './summary.ts'
import { counted, sentence, written } from './words.ts'

/** A section for each priority: the objectives under it, its measures, and pictures of those that need attention. */
export const prioritySections = (facts: ReportFacts): Section[] => {
  const measures = reportedMeasures(facts).filter((measure) => !toldByService(facts, measure))
  const heads = headItems(facts)
  const groups = heads.map((item) => ({ item, measures: measures.filter((m) => firstHead(facts, heads, m) === item) }))
  const others = measures.filter((measure) => firstHead(facts, heads, measure) === null)
  const told = groups.filter((group) => group.measures.length > 0 || hasMoreToTell(facts, group.item))
  const silent = groups.filter((group) => !told.includes(group)).map(({ item }) => item)
  return [
    {
      id: 'priorities',
      heading: capital(levelWords(facts)),
      level: 1,
      blocks: [...openingBlocks(facts, told.length), ...silentBlocks(facts, silent)],
    },
    ...told.map(({ item, measures: own }) => sectionOf(facts, item, own)),
    ...(others.length > 0 ? [otherSection(facts, others)] : []),
  ]
}

/** Without a measure, an item still has a section for the objectives under it and for what a person wrote. */
const hasMoreToTell = (facts: ReportFacts, item: PlanItemFact): boolean =>
  facts.links.some((link) => link.parent_code === item.item_code) ||
  facts.texts[`section.priority-${idOf(item.item_code)}`] !== undefined

const silentBlocks = (facts: ReportFacts, silent: readonly PlanItemFact[]): Block[] => {
  if (silent.length === 0) return []
  const noun = wordFor(facts.framework, 'measure')
  return [
    { kind: 'paragraph', text: `No ${noun} is reported of:` },
    { kind: 'list', items: silent.map((item) => item.name) },
  ]
}

/** The services, told by the measures that no priority tells. */
export const servicesSection = (facts: ReportFacts): Section => {
  const measures = reportedMeasures(facts).filter((measure) => toldByService(facts, measure))
  const units = [...new Set(measures.map((measure) => measure.unit_name ?? 'No service named'))]
  return {
    id: 'services',
    heading: 'Service by service',
    level: 1,
    blocks:
      measures.length === 0
        ? [{ kind: 'paragraph', text: 'No measure of a service was reported for this period.' }]
        : units.map((unit, at) => {
            const own = measures.filter((measure) => (measure.unit_name ?? 'No service named') === unit)
            return measureTable(
              facts,
              `service-${at + 1}-measures`,
              `${capital(wordFor(facts.framework, 'measures'))} of ${unit}`,
              own,
            )
          }),
  }
}

/**
 * The items that head a section each: those of the highest level, unless everything below serves several of them at
 * once (then a section for each would say the same), in which case the level below.
 */
export const headItems = (facts: Pick<ReportFacts, 'framework' | 'items' | 'links'>): PlanItemFact[] => {
  const levels = facts.framework.plan.levels
    .map((level) => facts.items.filter((item) => item.level_code === level.code))
    .filter((items) => items.length > 0)
  const shared = (items: PlanItemFact[]) =>
    items.every((item) => facts.links.filter((link) => link.child_code === item.item_code).length > 1)
  return levels.find((_, at) => !levels[at + 1] || !shared(levels[at + 1] ?? [])) ?? []
}

/** The first of the heads that a measure serves, directly or through what lies between. Each is told once. */
const firstHead = (facts: ReportFacts, heads: PlanItemFact[], measure: MeasureFact): PlanItemFact | null => {
  const above = ancestors(facts, measure.item_codes)
  return heads.find((item) => above.has(item.item_code)) ?? null
}

const ancestors = (facts: Pick<ReportFacts, 'links'>, codes: readonly string[]): Set<string> => {
  const found = new Set<string>()
  const open = [...codes]
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (found.has(code)) continue
    found.add(code)
    for (const link of facts.links) if (link.child_code === code) open.push(link.parent_code)
  }
  return found
}

const levelWords = ({ framework, ...facts }: ReportFacts): string => {
  const [head] = headItems({ framework, ...facts })
  return (
    framework.plan.levels.find((level) => level.code === head?.level_code)?.plural ?? wordFor(framework, 'priorities')
  )
}

const openingBlocks = (facts: ReportFacts, told: number): Block[] => {
  const heads = headItems(facts)
  const code = planDocumentOf(facts.framework, facts.council.id)
  const plan =
    facts.framework.documents.find((document) => document.code === code)?.name ?? wordFor(facts.framework, 'plan')
  const { vision } = facts.framework.plan
  if (heads.length === 0)
    return [{ kind: 'paragraph', text: `No ${wordFor(facts.framework, 'priority')} is recorded.` }]
  const noun = counted(told, lower(levelName(facts, heads)), lower(levelWords(facts)))
  const follow = `${noun} ${told === 1 ? 'follows, with its' : 'follow, each with its'} ${wordFor(facts.framework, 'measures')}`
  const paragraphs = [
    ...(vision ? [sentence(`The vision of the ${plan}: ${vision}`)] : []),
    ...(told > 0 ? [sentence(capital(follow))] : []),
  ]
  return paragraphs.map((text) => ({ kind: 'paragraph', text }))
}

const levelName = ({ framework }: ReportFacts, heads: PlanItemFact[]): string =>
  framework.plan.levels.find((level) => level.code === heads[0]?.level_code)?.name ?? wordFor(framework, 'priority')

const sectionOf = (facts: ReportFacts, item: PlanItemFact, measures: MeasureFact[]): Section => {
  const id = `priority-${idOf(item.item_code)}`
  const under = facts.items.filter(
    (child) =>
      child.item_code !== item.item_code &&
      facts.links.some((link) => link.parent_code === item.item_code && link.child_code === child.item_code),
  )
  const opening = written(facts, `section.${id}`, [standing(facts, measures)])
  const blocks: Block[] = opening.map((text) => ({ kind: 'paragraph', text }))
  if (under.length > 0)
    blocks.push({
      kind: 'list',
      items: under.map((child) => objectiveLine(facts, child, measures)),
    })
  if (measures.length > 0)
    blocks.push(
      measureTable(
        facts,
        `${id}-measures`,
        `${capital(wordFor(facts.framework, 'measures'))} of ${item.name}, worst first`,
        measures,
      ),
    )
  return { id, heading: item.name, level: 2, blocks: [...blocks, ...measures.filter(isException).flatMap(chartOf)] }
}

const standing = (facts: ReportFacts, measures: readonly MeasureFact[]): string => {
  if (measures.length === 0) return `No ${wordFor(facts.framework, 'measure')} of this part of the plan is reported.`
  const counts = statusCounts(facts, measures).map(({ word, count }) => `${count} ${lower(word)}`)
  const noun = counted(measures.length, wordFor(facts.framework, 'measure'), wordFor(facts.framework, 'measures'))
  return sentence(`${noun}: ${listed(counts)}`)
}

/** An objective with how many measures it has here: one without any says so, since nothing else would show it. */
const objectiveLine = (facts: ReportFacts, item: PlanItemFact, measures: readonly MeasureFact[]): string => {
  const own = measures.filter((measure) => ancestors(facts, measure.item_codes).has(item.item_code))
  const counts = statusCounts(facts, own).map(({ word, count }) => `${count} ${lower(word)}`)
  return own.length === 0
    ? `${item.name}: no ${wordFor(facts.framework, 'measure')} reported here`
    : `${item.name}: ${listed(counts)}`
}

const otherSection = (facts: ReportFacts, measures: MeasureFact[]): Section => ({
  id: 'priority-other',
  heading: 'Other measures',
  level: 2,
  blocks: [
    { kind: 'paragraph', text: `${standing(facts, measures)} They are not tied to a part of the plan.` },
    measureTable(facts, 'priority-other-measures', 'Measures not tied to the plan, worst first', measures),
    ...measures.filter(isException).flatMap(chartOf),
  ],
})
