import type { Framework, PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import { StatusCounts } from '#ui/status/status.tsx'
import type { RiskAt } from '../queries.ts'
import { gravityOf, ratingNow, statusOfRag } from '../rating.ts'
import { appetiteWords, assessedWords, movementWords, RatingTag, registerName, scoreWords } from './words.tsx'

export type RiskListProps = {
  frame: PageFrame
  council_id: string
  terms: Framework['risk']
  risks: readonly RiskAt[]
  /** Why this person sees none, where that is so. */
  none: string
}

/** The registers, each with its risks, the gravest first. */
export const RiskListPage = ({ frame, council_id, terms, risks, none }: RiskListProps) => (
  <Page {...frame} title="Risks" wide breadcrumbs={[{ text: 'Home', href: paths.home(council_id) }, { text: 'Risks' }]}>
    <h1 class="govuk-heading-l">Risks</h1>
    {risks.length === 0 ? (
      <p class="govuk-body">
        {none}{' '}
        <a class="govuk-link" href={paths.reports(council_id)}>
          Read the reports
        </a>
      </p>
    ) : (
      <StatusCounts counts={countsOf(terms, risks)} label="How many risks have each rating, gravest first" />
    )}
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
              text: scoreWords(terms, risk.target_likelihood, risk.target_impact) || 'none set',
              classes: 'gt-nowrap',
            },
            { text: movementWords(terms, risk) },
            { text: risk.owner_name },
            { text: assessedWords(risk), classes: risk.unchanged ? '' : 'gt-nowrap' },
          ])}
      />
    ))}
  </Page>
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
    <RatingTag rating={ratingNow(terms, risk)} />{' '}
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
  const ratings = risks.map((risk) => ratingNow(terms, risk))
  return (['red', 'amber', 'green'] as const).flatMap((rag) => {
    const of = ratings.filter((rating) => rating.rag === rag)
    const [first] = of
    return first === undefined ? [] : [{ status: statusOfRag[rag], word: first.word, count: of.length }]
  })
}
