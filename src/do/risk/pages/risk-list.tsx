import type { Framework, PageFrame } from '#framework/door.ts'
import type { Period } from '#kernel/period.ts'
import { capital } from '#kernel/words.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import { StatusCounts } from '#ui/status/status.tsx'
import { riskFinding } from '../finding.ts'
import type { RiskAt } from '../queries.ts'
import { gravityOf, ratingNow, statusOfRag } from '../rating.ts'
import { appetiteWords, assessedWords, movementWords, RatingTag, registerName, scoreWords } from './words.tsx'

export type RiskListProps = {
  frame: PageFrame
  council_id: string
  terms: Framework['risk']
  risks: readonly RiskAt[]
  /** The period that ended last, for which each is to be assessed. */
  ended: Period
  /** Why this person sees none, where that is so. */
  none: string
  /** Whether this person may bring a file of risks in. */
  mayBringIn: boolean
}

/** The registers, each with its risks, the gravest first. */
export const RiskListPage = (props: RiskListProps) => {
  const { frame, council_id, terms, risks, ended } = props
  const { title, sentences } = riskFinding(terms, risks, ended)
  return (
    <Page
      {...frame}
      title={title}
      wide
      breadcrumbs={[{ text: 'Home', href: paths.home(council_id) }, { text: 'Risks' }]}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {sentences.length > 0 && <p class="govuk-body">{sentences.join(' ')}</p>}
      {risks.length === 0 ? (
        <None {...props} />
      ) : (
        <StatusCounts counts={countsOf(terms, risks)} label="How many risks have each rating, gravest first" />
      )}
      <Registers {...props} />
    </Page>
  )
}

/** Why none is shown, and where to go from here. */
const None = ({ council_id, none, mayBringIn }: RiskListProps) => (
  <p class="govuk-body">
    {none}{' '}
    {mayBringIn ? (
      <a class="govuk-link" href={paths.imports(council_id)}>
        Import a file of risks
      </a>
    ) : (
      <a class="govuk-link" href={paths.reports(council_id)}>
        Read the reports
      </a>
    )}
  </p>
)

const Registers = ({ council_id, terms, risks }: RiskListProps) => (
  <>
    {registersOf(terms, risks).map((register) => (
      <DataTable
        caption={registerName(terms, register)}
        captionClasses="govuk-table__caption--m"
        head={[
          { text: 'Risk', classes: 'gt-third' },
          { text: 'Now' },
          { text: 'Aim' },
          { text: 'Movement' },
          { text: 'Owner' },
          { text: 'Assessed' },
        ]}
        rows={gravestFirst(terms, risks)
          .filter((risk) => risk.register === register)
          .map((risk) => [
            { html: <Name council_id={council_id} risk={risk} /> },
            { html: <Now terms={terms} risk={risk} /> },
            {
              text: scoreWords(terms, risk.target_likelihood, risk.target_impact) || 'None set',
              classes: 'gt-nowrap',
            },
            { text: capital(movementWords(terms, risk)) },
            { text: risk.owner_name },
            { text: assessedWords(risk), classes: risk.unchanged ? '' : 'gt-nowrap' },
          ])}
      />
    ))}
  </>
)

const Name = ({ council_id, risk }: { council_id: string; risk: RiskAt }) => (
  <>
    <a class="govuk-link" href={paths.risk(council_id, risk.risk_code)}>
      {risk.name}
    </a>{' '}
    <span class="gt-note">
      {[risk.risk_code, risk.is_opportunity && 'opportunity', risk.unit_name].filter(Boolean).join(' · ')}
    </span>
  </>
)

const Now = ({ terms, risk }: { terms: Framework['risk']; risk: RiskAt }) => (
  <>
    <RatingTag rating={ratingNow(terms, risk)} opportunity={risk.is_opportunity} />{' '}
    <span class="gt-note">
      {[scoreWords(terms, risk.current_likelihood, risk.current_impact), aboveWords(terms, risk)]
        .filter(Boolean)
        .join(', ')}
    </span>
  </>
)

const aboveWords = (terms: Framework['risk'], risk: RiskAt): string => {
  const words = appetiteWords(terms, risk) ?? ''
  return words.startsWith('above') ? 'above appetite' : ''
}

const gravestFirst = (terms: Framework['risk'], risks: readonly RiskAt[]): RiskAt[] =>
  risks.toSorted((a, b) => gravityOf(ratingNow(terms, b)) - gravityOf(ratingNow(terms, a)))

/** In the order of the framework; a register that it does not name comes last. */
const registersOf = ({ registers }: Framework['risk'], risks: readonly RiskAt[]): string[] => {
  const used = new Set(risks.map(({ register }) => register))
  const named = registers.map(({ code }) => code).filter((code) => used.has(code))
  return [...named, ...[...used].filter((code) => !named.includes(code))]
}

const countsOf = (terms: Framework['risk'], risks: readonly RiskAt[]) => {
  const ratings = risks.filter(({ is_opportunity }) => !is_opportunity).map((risk) => ratingNow(terms, risk))
  return (['red', 'amber', 'green'] as const).flatMap((rag) => {
    const of = ratings.filter((rating) => rating.rag === rag)
    const [first] = of
    return first === undefined ? [] : [{ status: statusOfRag[rag], word: first.word, count: of.length }]
  })
}
