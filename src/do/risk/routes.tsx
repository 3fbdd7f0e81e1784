import { type Context, Hono } from 'hono'
import { asksJson, type CouncilEnv } from '#framework/door.ts'
import { parsePeriodKey, printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import { aboveOf, readThread, type ThreadItem } from '#plan/thread/door.ts'
import { mayAssessRisk, mayImport, maySeeRisk, maySeeRisks, risksSeen } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { type FormStatus, refusedForm, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { periodsToAssess } from './assessment.ts'
import { assessRisk } from './commands.ts'
import { AssessPage } from './pages/assess-page.tsx'
import { RiskListPage } from './pages/risk-list.tsx'
import { RiskPage } from './pages/risk-page.tsx'
import { assessmentsAt, assessmentsOf, findRisk, placeOf, type RiskAt } from './queries.ts'
import { gravityOf, ratingNow } from './rating.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council: the registers, a risk with all its assessments, and the form to assess it. */
export const riskRoutes = new Hono<CouncilEnv>()
  .get('/risks', async (c) => {
    const { actor, council, database, framework, frame } = c.var
    const terms = framework.risk
    const [running, ended] = periodsOffered(c)
    const risks = await database.asCouncil(council.council_id, (tx) => assessmentsAt(tx, running, risksSeen(actor)))
    if (asksJson(c)) {
      const rated = risks.map((risk) => ({ ...risk, rating: ratingNow(terms, risk) }))
      return c.json({ risks: rated.toSorted((a, b) => gravityOf(b.rating) - gravityOf(a.rating)) })
    }
    const leave = maySeeRisks(actor)
    const none = leave === true ? 'No risk has been brought in for you to see yet.' : leave
    const mayBringIn = mayImport(actor) === true
    const props = { frame, council_id: council.council_id, terms, risks, ended, none, mayBringIn }
    return c.html(renderPage(<RiskListPage {...props} />))
  })
  .get('/risks/:code', async (c) => {
    const { council, database, framework, frame } = c.var
    const found = await database.asCouncil(council.council_id, async (tx) => {
      const seen = await riskSeen(c, tx)
      return (
        seen && {
          ...seen,
          history: await assessmentsOf(tx, seen.risk.risk_code),
          thread: await threadOf(tx, seen.risk),
        }
      )
    })
    if (found === null) return c.notFound()
    if (asksJson(c)) {
      const { risk, history } = found
      return c.json({ ...risk, rating: ratingNow(framework.risk, risk), assessments: history })
    }
    const props = {
      frame,
      council_id: council.council_id,
      framework,
      ...found,
      done: doneWords(c.req.query('assessed')),
    }
    return c.html(renderPage(<RiskPage {...props} />))
  })
  .get('/risks/:code/assess', (c) => assessPage(c, emptyForm, 200))
  .post('/risks/:code/assess', async (c) => {
    const code = c.req.param('code')
    const values = await typedIn(c)
    const done = await c.var.run(assessRisk, { ...values, risk_code: code })
    if (done.ok) {
      const assessed = done.value.changed ? values.period_key : 'same'
      return c.redirect(
        `${paths.risk(c.var.council.council_id, code)}?assessed=${encodeURIComponent(assessed ?? '')}`,
        303,
      )
    }
    if (done.error.kind === 'not-found') return c.notFound()
    const { form, status } = refusedForm(values, done.error)
    return assessPage(c, form, status)
  })

const assessPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame } = c.var
  const found = await database.asCouncil(council.council_id, (tx) => riskSeen(c, tx))
  if (found === null) return c.notFound()
  const [running, ended] = periodsOffered(c)
  const isOwed = found.risk.period_key !== running.key && found.risk.period_key !== ended.key
  const props = {
    ...{ frame, form, ...found, council_id: council.council_id, terms: framework.risk, person: actor.name },
    periods: [ended, running],
    period: form.values.period_key?.toString() ?? (isOwed ? ended : running).key,
  }
  return c.html(renderPage(<AssessPage {...props} />), status)
}

/** The risk of the address as it stands, for those who see it. */
const riskSeen = async (c: C, tx: Tx) => {
  const { actor, framework } = c.var
  const [running] = periodsOffered(c)
  const risk = await findRisk(tx, c.req.param('code') ?? '', running)
  if (risk === null) return null
  const place = placeOf(risk, framework)
  return maySeeRisk(actor, place) === true ? { risk, mayAssess: mayAssessRisk(actor, place) } : null
}

const periodsOffered = (c: C) => {
  const { framework, today } = c.var
  return periodsToAssess(framework.risk.return.every, framework.year.basis, today)
}

/** The item of the plan that a risk hangs from, and all above it. */
const threadOf = async (tx: Tx, { item_code }: RiskAt): Promise<ThreadItem[]> => {
  if (item_code === null) return []
  const { items } = await readThread(tx)
  return [...items.filter((item) => item.item_code === item_code), ...aboveOf(items, item_code)]
}

const doneWords = (assessed: string | undefined): string | null => {
  if (assessed === 'same') return 'That is the assessment already. Nothing changed.'
  const period = parsePeriodKey(assessed ?? '')
  return period && `The assessment for ${printPeriod(period)} is saved.`
}
