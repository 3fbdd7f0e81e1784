import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { type Period, parsePeriodKey, previousPeriod, samePeriodLastYear } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import { findMeasureBrief, findMeasurePlace } from '#plan/measures/door.ts'
import { targetFor } from '#plan/targets/door.ts'
import { mayEnterValue, mayExplain, maySeeUnreleased, maySignOff } from '#platform/access/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { type FormStatus, refusedForm, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { recordValue, signOff, writeComment } from './commands.ts'
import type { Beside } from './pages/beside.tsx'
import { ValuePage } from './pages/value-page.tsx'
import { commentOn, versionsOf } from './queries.ts'

type C = Context<CouncilEnv>
type Asked = { code: string; period: string }

/** Mounted under /:council: one figure of a measure, with the forms to give, explain and sign it off. */
export const returnsRoutes = new Hono<CouncilEnv>()
  .get('/measures/:code/:period/value', (c) => valuePage(c, asked(c), emptyForm, 200))
  .post('/measures/:code/:period/value', async (c) => {
    const { code, period } = asked(c)
    const values = await typedIn(c)
    const done = await c.var.run(recordValue, { ...values, measure_code: code, period_key: period })
    if (done.ok) return c.redirect(paths.measure(c.var.council.council_id, code), 303)
    return refusedPage(c, asked(c), values, done.error)
  })
  .post('/measures/:code/:period/comment', async (c) => {
    const { code, period } = asked(c)
    const values = await typedIn(c)
    const done = await c.var.run(writeComment, { ...values, measure_code: code, period_key: period })
    if (done.ok) return c.redirect(paths.measure(c.var.council.council_id, code), 303)
    return refusedPage(c, asked(c), values, done.error)
  })
  .post('/measures/:code/:period/sign-off', async (c) => {
    const { code, period } = asked(c)
    const values = await typedIn(c)
    const done = await c.var.run(signOff, { ...values, measure_code: code, period_key: period })
    if (done.ok) return c.redirect(paths.value(c.var.council.council_id, code, period), 303)
    return refusedPage(c, asked(c), {}, done.error)
  })

const nothing: Beside = { target: undefined, before: null, last_year: null }

const figureOf = async (tx: Tx, code: string, period: Period): Promise<Beside['before']> => {
  const [newest] = await versionsOf(tx, code, period.key)
  return newest === undefined ? null : { period, newest }
}

const asked = (c: C): Asked => ({ code: c.req.param('code') ?? '', period: c.req.param('period') ?? '' })

const refusedPage = (c: C, which: Asked, values: Typed, refusal: Refusal) => {
  if (refusal.kind === 'not-found') return c.notFound()
  const { form, status } = refusedForm(values, refusal)
  return valuePage(c, which, form, status)
}

const valuePage = async (c: C, { code, period: key }: Asked, form: FormState, status: FormStatus) => {
  const { actor, council, database, frame, framework } = c.var
  const period = parsePeriodKey(key)
  const found = await database.asCouncil(council.council_id, async (tx) => {
    const measure = await findMeasureBrief(tx, code)
    const place = await findMeasurePlace(tx, code)
    if (measure === null || place === null) return null
    const may = {
      see: maySeeUnreleased(actor, place),
      enter: mayEnterValue(actor, place),
      explain: mayExplain(actor, place),
      sign: maySignOff(actor, place),
    }
    if (may.see !== true || period === null) return { measure, may, versions: [], comment: undefined, beside: nothing }
    const beside = {
      target: await targetFor(tx, code, key),
      before: await figureOf(tx, code, previousPeriod(period)),
      last_year: await figureOf(tx, code, samePeriodLastYear(period)),
    }
    return { measure, may, versions: await versionsOf(tx, code, key), comment: await commentOn(tx, code, key), beside }
  })
  if (period === null || found === null) return c.notFound()
  const props = { frame, framework, period, form, council_id: council.council_id, person: actor, ...found }
  return c.html(renderPage(<ValuePage {...props} />), status)
}
