import { type Context, Hono } from 'hono'
import { asksJson, type CouncilEnv } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import { findPerson, managersOf, mayCorrectAppraisal, mayRecordAppraisal } from '#platform/access/door.ts'
import { recordRead } from '#platform/audit/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import { type FormStatus, refusedForm, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { correctAppraisal, recordAppraisal } from './commands.ts'
import { completionPage, myAppraisalsPage } from './list-routes.tsx'
import { AppraisalPage } from './pages/appraisal-page.tsx'
import { RecordPage } from './pages/record-page.tsx'
import { type Appraisal, concerns, findAppraisal, listHeld, readingsOf } from './queries.ts'
import { nextOf, yearAt } from './rules.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council, before the pages of people. To whom an appraisal does not concern, it is not there. */
export const appraisalRoutes = new Hono<CouncilEnv>()
  .get('/people/appraisals', myAppraisalsPage)
  .get('/people/appraisals/completion', completionPage)
  .get('/people/appraisals/of/:person', (c) => recordPage(c, emptyForm, 200))
  .post('/people/appraisals/of/:person', async (c) => {
    const person_id = c.req.param('person')
    const values = await typedIn(c)
    const done = await c.var.run(recordAppraisal, { ...values, person_id })
    if (done.ok) return c.redirect(paths.appraisal(c.var.council.council_id, done.value.appraisal_id), 303)
    return again(c, values, done.error, recordPage)
  })
  .get('/people/appraisals/:appraisal', async (c) => {
    const read = await readNow(c)
    if (read === null) return c.notFound()
    const { appraisal, readings } = read
    if (asksJson(c)) return c.json({ ...appraisal, readings })
    const { actor, council, framework, frame } = c.var
    const props = {
      frame,
      framework,
      council_id: council.council_id,
      illustrative: council.illustrative !== null,
      ...read,
    }
    return c.html(renderPage(<AppraisalPage {...props} mayCorrect={mayCorrectAppraisal(actor, concerns(appraisal))} />))
  })
  .get('/people/appraisals/:appraisal/correct', async (c) => {
    const read = await readNow(c, ', to correct it')
    return read === null ? c.notFound() : correctPage(c, emptyForm, 200)
  })
  .post('/people/appraisals/:appraisal/correct', async (c) => {
    const appraisal_id = c.req.param('appraisal')
    const values = await typedIn(c)
    const done = await c.var.run(correctAppraisal, { ...values, appraisal_id })
    if (done.ok) return c.redirect(paths.appraisal(c.var.council.council_id, appraisal_id), 303)
    return again(c, values, done.error, correctPage)
  })

const again = (c: C, values: Typed, refusal: Refusal, page: typeof recordPage) => {
  if (refusal.kind === 'not-found' || refusal.kind === 'forbidden') return c.notFound()
  const { form, status } = refusedForm(values, refusal)
  return page(c, form, status)
}

/** The appraisal asked for and who has read it, this reading among them, which is written down in the same transaction. */
const readNow = (c: C, why = '') => {
  const { actor, council, database, today, request_id } = c.var
  const id = c.req.param('appraisal') ?? ''
  return database.asCouncil(council.council_id, async (tx) => {
    const appraisal = await findAppraisal(tx, actor, today, id)
    if (appraisal === null) return null
    const { person, versions } = appraisal
    await recordRead(
      tx,
      actor,
      { kind: 'appraisal', id },
      {
        request_id,
        what: `the appraisal of ${person.name} held on ${printDate(versions[0].held_on)}${why}`,
      },
    )
    return { appraisal, readings: await readingsOf(tx, council.council_id, id) }
  })
}

const recordPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const person_id = c.req.param('person') ?? ''
  const found = await database.asCouncil(council.council_id, async (tx) => {
    const managers = (await managersOf(tx, person_id, today)).map((manager) => manager.person_id)
    if (mayRecordAppraisal(actor, { person_id, managers }) !== true) return null
    return { person: await findPerson(tx, person_id), held: await listHeld(tx, { people: [person_id] }) }
  })
  if (!found?.person) return c.notFound()
  const next = nextOf(framework, found.held, today)
  const thisYear = next !== null && next.year.key === yearAt(framework, today).key
  const expected = thisYear ? { kind: next.conversation.code, year_key: next.year.key } : null
  const action = paths.recordAppraisal(council.council_id, person_id)
  const props = { frame, council_id: council.council_id, framework, form, today, action, expected }
  return c.html(renderPage(<RecordPage {...props} name={found.person.name} now={null} />), status)
}

const correctPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const id = c.req.param('appraisal') ?? ''
  const found = await database.asCouncil(council.council_id, (tx) => findAppraisal(tx, actor, today, id))
  if (found === null || mayCorrectAppraisal(actor, concerns(found)) !== true) return c.notFound()
  const { person, versions }: Appraisal = found
  const action = paths.correctAppraisal(council.council_id, id)
  const props = { frame, council_id: council.council_id, framework, form, today, action, expected: null }
  return c.html(renderPage(<RecordPage {...props} name={person.name} now={versions[0]} />), status)
}
