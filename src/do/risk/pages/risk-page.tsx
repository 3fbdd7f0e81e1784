import type { Framework, PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { capital } from '#kernel/words.ts'
import { paths } from '#paths.ts'
import type { ThreadItem } from '#plan/thread/door.ts'
import type { Leave } from '#platform/access/door.ts'
import { Button } from '#ui/button/button.tsx'
import { InsetText } from '#ui/inset-text/inset-text.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { AssessmentKept, RiskAt } from '../queries.ts'
import { ratingNow } from '../rating.ts'
import { RiskHistory } from './risk-history.tsx'
import { appetiteWords, assessedWords, movementWords, RatingTag, registerName, scoreWords } from './words.tsx'

export type RiskPageProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  risk: RiskAt
  history: readonly AssessmentKept[]
  /** What it threatens: the item of the plan and all above it, nearest first. */
  thread: readonly ThreadItem[]
  mayAssess: Leave
  done: string | null
}

/** One risk: how it stands, how it moved, what is done about it, what it threatens, and every assessment. */
export const RiskPage = (props: RiskPageProps) => {
  const { frame, council_id, framework, risk, done } = props
  const terms = framework.risk
  const title = risk.is_opportunity ? 'Opportunity' : 'Risk'
  return (
    <Page
      {...frame}
      title={risk.name}
      wide
      breadcrumbs={[
        { text: 'Home', href: paths.home(council_id) },
        { text: 'Risks', href: paths.risks(council_id) },
        { text: risk.name },
      ]}
      banner={done === null ? undefined : <NotificationBanner type="success" text={done} />}
    >
      <span class="govuk-caption-l">
        {registerName(terms, risk.register)}, {title.toLowerCase()} {risk.risk_code}
      </span>
      <h1 class="govuk-heading-l">{risk.name}</h1>
      <p class="govuk-body-l">
        <RatingTag rating={ratingNow(terms, risk)} opportunity={risk.is_opportunity} />{' '}
        {[scoreWords(terms, risk.current_likelihood, risk.current_impact), movementWords(terms, risk)]
          .filter(Boolean)
          .join(', ')}
      </p>
      {risk.illustrative && <InsetText text="Illustrative: written for this demonstration." />}
      {risk.closed_on && <InsetText text={`Closed on ${printDate(risk.closed_on)}. ${risk.closed_reason}`} />}
      <SummaryList rows={factsOf(framework, risk)} />
      <Assess {...props} />
      <Thread {...props} />
      <h2 class="govuk-heading-m">Every assessment</h2>
      <RiskHistory terms={terms} history={props.history} opportunity={risk.is_opportunity} />
    </Page>
  )
}

const factsOf = ({ risk: terms }: Framework, risk: RiskAt) => {
  const score = (likelihood: number | null, impact: number | null) => scoreWords(terms, likelihood, impact, true)
  const appetite = appetiteWords(terms, risk)
  const facts: [string, string][] = [
    ['Before controls', score(risk.inherent_likelihood, risk.inherent_impact)],
    ['Now, with controls', score(risk.current_likelihood, risk.current_impact)],
    ['Aim', score(risk.target_likelihood, risk.target_impact)],
    ['Appetite', capital(appetite ?? '')],
    ['Cause', risk.cause],
    ['Effect', risk.effect],
    ['Controls', risk.controls],
    ['What was said', risk.comment],
    ['Owner', risk.owner_name],
    ['Service', risk.unit_name ?? ''],
    ['Assessed for', assessedWords(risk)],
    ['Reviewed by', risk.reviewed_by],
  ]
  return facts.map(([key, text]) => text !== '' && { key: { text: key }, value: { text } })
}

const Assess = ({ council_id, risk, mayAssess }: RiskPageProps) => {
  if (risk.closed_on) return null
  if (mayAssess !== true) return <p class="govuk-body">{mayAssess}</p>
  return <Button text="Assess this risk" href={paths.assessRisk(council_id, risk.risk_code)} />
}

const Thread = ({ council_id, framework, risk, thread }: RiskPageProps) =>
  thread.length > 0 && (
    <>
      <h2 class="govuk-heading-m">{risk.is_opportunity ? 'What it would help' : 'What it threatens'}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {thread.map(({ item_code, name, level_code }) => (
          <li>
            <a class="govuk-link" href={paths.planItem(council_id, item_code)}>
              {name}
            </a>{' '}
            <span class="govuk-hint govuk-!-display-inline">
              {framework.plan.levels.find(({ code }) => code === level_code)?.name ?? level_code}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
