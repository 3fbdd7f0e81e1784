import { z } from 'zod'
import { findFramework } from '#framework/adoption.ts'
import { ok, refused } from '#kernel/result.ts'
import { mayAssessRisk, mayAssessRisks } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { readAssessment, readPeriod } from './assessment.ts'
import { keepAssessments } from './keep.ts'
import { assessmentsOf, findRiskFacts, findRiskPlace } from './queries.ts'

const text = z.string().trim().max(5_000, 'Write 5,000 characters at most').default('')

/**
 * Assesses a risk for a period of the council's return, as a further version: scored anew, or stated not to have changed
 * since the assessment before. Of a period assessed already, the newest version counts and the earlier stay as history.
 */
export const assessRisk = defineCommand({
  name: 'risk.assess',
  title: 'Assess a risk',
  answer: z.object({ version: z.int(), changed: z.boolean() }),
  input: z.object({
    risk_code: z.string().min(1),
    period_key: z.string().trim().default(''),
    changed: z.enum(['yes', 'no'], 'Say whether the risk has changed'),
    likelihood: z.string().trim().default(''),
    impact: z.string().trim().default(''),
    rating: z.string().trim().default(''),
    controls: text,
    comment: text,
    reviewed_by: z.string().trim().min(1, 'Enter who reviewed the risk').max(200, 'Write 200 characters at most'),
  }),
  may: mayAssessRisks,
  place: {
    thing: 'risk',
    find: (tx, { risk_code }, council_id) => findRiskPlace(tx, risk_code, council_id),
    may: mayAssessRisk,
  },
  run: async (tx, actor, { risk_code, period_key, reviewed_by, ...said }, { today }) => {
    const framework = await findFramework(tx, actor.council_id)
    const risk = await findRiskFacts(tx, risk_code)
    if (framework === null || risk === null) return refused({ kind: 'not-found' })
    if (risk.closed_on !== null && risk.closed_on <= today)
      return refused({ kind: 'conflict', message: 'This risk is closed. It is no longer assessed.' })
    const { every } = framework.risk.return
    const period = readPeriod(period_key, every, today)
    const known = await newestAt(tx, risk_code, period?.end_on ?? today)
    const read = readAssessment(framework.risk, said, known.before, known.newest)
    if (period === null || !read.ok) {
      const fault = { period_key: [`Choose a ${every} that has begun, such as ${example[every]}`] }
      return refused({ kind: 'invalid', fields: { ...(period === null && fault), ...(!read.ok && read.error) } })
    }
    const assessment = { ...read.value, risk_code, period_key: period.key, period_end: period.end_on, reviewed_by }
    const from = { council_id: actor.council_id, entered_by: actor.name, import_id: null }
    const added = await keepAssessments(tx, from, [{ ...assessment, import_row: null }])
    const { before, newest } = known
    const version = (newest?.period_key === period.key ? newest.version : 0) + added
    return ok({
      value: { version, changed: added > 0 },
      subject: { kind: 'risk', id: `${risk_code} ${period.key}` },
      before: newest && factsOf(newest),
      after: { name: risk.name, ...factsOf(assessment), since: before?.period_key ?? null, reviewed_by },
    })
  },
})

const example = { month: '2026-09', quarter: '2026-27-Q2', 'half-year': '2026-27-H1' }

/** The newest assessment by the end of a period, and the newest of an earlier period. */
const newestAt = async (tx: Tx, risk_code: string, end_on: string) => {
  const kept = (await assessmentsOf(tx, risk_code)).filter(({ period_end }) => period_end <= end_on)
  const facts = kept.map(({ rag, ...one }) => ({ ...one, rag: rag as 'red' | 'amber' | 'green' | null }))
  return { newest: facts[0] ?? null, before: facts.find(({ period_end }) => period_end < end_on) ?? null }
}

type Facts = {
  current_likelihood: number | null
  current_impact: number | null
  rag: string | null
  controls: string
  comment: string
  unchanged: boolean
}

const factsOf = ({ current_likelihood, current_impact, rag, controls, comment, unchanged }: Facts) => ({
  current_likelihood,
  current_impact,
  rag,
  controls,
  comment,
  unchanged,
})
