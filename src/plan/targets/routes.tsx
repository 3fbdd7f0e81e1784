import { type Context, Hono } from 'hono'
import { type CouncilEnv, toleranceSentence } from '#framework/door.ts'
import { type PeriodKind, parsePeriodKey, periodContaining, printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import { findMeasureBrief, findMeasurePlace } from '#plan/measures/door.ts'
import { maySetTarget } from '#platform/access/door.ts'
import { type FormStatus, refusedForm, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { setTarget } from './commands.ts'
import { TargetsPage } from './pages/targets-page.tsx'
import { targetsOf } from './queries.ts'
import { periodsToSet } from './rules.ts'

type C = Context<CouncilEnv>

/** The targets of a measure: every one that was ever set, and the form to set another. */
export const targetRoutes = new Hono<CouncilEnv>()
  .get('/measures/:code/targets', (c) => targetsPage(c, emptyForm, 200))
  .post('/measures/:code/targets', async (c) => {
    const code = c.req.param('code')
    const values = await typedIn(c)
    const done = await c.var.run(setTarget, { ...values, measure_code: code })
    if (done.ok) {
      const set = done.value.changed ? values.period_key : 'same'
      return c.redirect(`${paths.targets(c.var.council.council_id, code)}?set=${encodeURIComponent(set ?? '')}`, 303)
    }
    if (done.error.kind === 'not-found') return c.notFound()
    const { form, status } = refusedForm(values, done.error)
    return targetsPage(c, form, status)
  })

const targetsPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, frame, framework, today } = c.var
  const code = c.req.param('code') ?? ''
  const found = await database.asCouncil(council.council_id, async (tx) => {
    const measure = await findMeasureBrief(tx, code)
    const place = await findMeasurePlace(tx, code)
    return measure && place && { measure, targets: await targetsOf(tx, code), mayTo: maySetTarget(actor, place) }
  })
  if (found === null) return c.notFound()
  const frequency = found.measure.frequency as PeriodKind
  const { basis } = framework.year
  const props = {
    frame,
    framework,
    form,
    ...found,
    rule: toleranceSentence(framework, today),
    council_id: council.council_id,
    periods: periodsToSet(frequency, basis, today, keysOf(found.targets)),
    period: form.values.period_key?.toString() ?? c.req.query('period') ?? running(frequency, basis, today),
    done: doneWords(c.req.query('set')),
  }
  return c.html(renderPage(<TargetsPage {...props} />), status)
}

const keysOf = (targets: readonly { period_key: string }[]) => targets.map(({ period_key }) => period_key)

const running = (frequency: PeriodKind, basis: CouncilEnv['Variables']['framework']['year']['basis'], today: string) =>
  periodContaining(today, frequency, frequency === 'term' ? 'academic' : basis).key

const doneWords = (set: string | undefined): string | null => {
  if (set === 'same') return 'That is the target already. Nothing changed.'
  const period = parsePeriodKey(set ?? '')
  return period && `The target for ${printPeriod(period)} is set.`
}
