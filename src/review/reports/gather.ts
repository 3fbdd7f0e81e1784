import { audienceFor, bodyOf, type Framework, productOf, reportingCalendar } from '#framework/door.ts'
import { nextPeriod, type Period, parsePeriodKey, previousPeriod, yearOf } from '#kernel/period.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { Tx } from '#platform/database/door.ts'
import { staysInside } from '#review/performance/door.ts'
import { withheldFrom } from '#review/withheld/door.ts'
import type { ReportFacts, RiskFact } from './facts.ts'
import { gatherMeasures, type Tell } from './gather/measures.ts'
import {
  gatherActions,
  gatherBudget,
  gatherChanges,
  gatherPlan,
  gatherRisks,
  gatherTexts,
  type ReportKey,
} from './gather/others.ts'

export type ReportAsked = {
  council_id: string
  framework: Framework
  product: string
  period: string
  /** Code of the body, or another name it answers to. */
  body: string
  today: string
}

/**
 * Reads all that a report is built from, in a fixed number of queries however many measures there are. Refused, with the
 * reason in a sentence, when the period is none or the audience matrix does not give this report to this body.
 */
export const gatherFacts = async (tx: Tx, asked: ReportAsked, tell: Tell): Promise<Result<ReportFacts, string>> => {
  const { council_id, framework, today } = asked
  const found = reportAsked(asked)
  if (!found.ok) return found
  const { product, body, period, sections } = found.value
  const council = await tx.selectFrom('council').selectAll().where('council_id', '=', council_id).executeTakeFirst()
  if (!council) return refused(`There is no council '${council_id}'.`)
  const key: ReportKey = { council_id, product_code: product.code, period_key: period.key, body_code: body.code }
  return ok({
    council: {
      id: council_id,
      name: council.name,
      colour: council.brand_colour,
      illustrative: council.illustrative,
      figures_source: council.figures_source,
    },
    framework,
    product,
    body,
    period,
    sections,
    today,
    meeting: meetingOn(asked, product.code, body.code, period),
    ...(await gatherPlan(tx, council_id)),
    measures: await gatherMeasures(tx, { council_id, framework, period, today, tell }),
    actions: await gatherActions(tx, council_id, period),
    budget: await gatherBudget(tx, council_id, period),
    risks: corporate(framework, await gatherRisks(tx, council_id, period)),
    ...(await gatherChanges(tx, council_id, period, await lastRelease(tx, key, period))),
    withheld: (await withheldFrom(tx, { product: product.code, period_end: period.end_on, today })).filter(
      ({ section }) => section === null || sections.some((code) => code === section),
    ),
    inside: staysInside(body),
    texts: await gatherTexts(tx, key),
  })
}

/** Which report this is, by the framework alone. */
export const reportAsked = (asked: Omit<ReportAsked, 'today'>) => {
  const period = parsePeriodKey(asked.period)
  const product = productOf(asked.framework, asked.product)
  const body = bodyOf(asked.framework, asked.body, asked.council_id)
  if (!period) return refused(`'${asked.period}' is not a period.`)
  if (!product) return refused(`There is no report '${asked.product}'.`)
  if (!body) return refused(`There is no body '${asked.body}'.`)
  const audience = audienceFor(asked.framework, product.code, body.code, period, asked.council_id)
  if (!audience) return refused(`${body.name} does not receive the ${product.name} for this period.`)
  return ok({ product, body, period, sections: audience.sections })
}

/** The day the report's calendar has it go to the body, which may be in the year after. */
const meetingOn = (asked: ReportAsked, product: string, body: string, period: Period): ReportFacts['meeting'] => {
  const year = yearOf(period, asked.framework.year.basis)
  for (const at of [year, nextPeriod(year)]) {
    const calendar = reportingCalendar(asked.framework, asked.council_id, at)
    const entry = calendar.ok && calendar.value.find(({ id }) => id === `report-${product}-${body}-${period.key}`)
    if (entry) return { date: entry.date, illustrative: entry.illustrative ?? false }
  }
  return null
}

/** Risks of the registers that belong to the whole council; a register the framework does not name is one of those. */
const corporate = (framework: Framework, risks: RiskFact[]): RiskFact[] => {
  const others = framework.risk.registers.filter((register) => register.level !== 'corporate')
  return risks.filter((risk) => !others.some((register) => register.code === risk.register))
}

/** Changes are told since the last release of the period before; when there was none, since this period began. */
const lastRelease = async (tx: Tx, key: ReportKey, period: Period): Promise<string> => {
  const release = await tx
    .selectFrom('report_release')
    .select('released_on')
    .where('council_id', '=', key.council_id)
    .where('product_code', '=', key.product_code)
    .where('body_code', '=', key.body_code)
    .where('period_key', '=', previousPeriod(period).key)
    .orderBy('issue', 'desc')
    .executeTakeFirst()
  return release?.released_on ?? period.start_on
}
