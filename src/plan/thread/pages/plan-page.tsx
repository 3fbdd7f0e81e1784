import type { Framework, PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { Page } from '#ui/layout/page.tsx'
import type { Branch } from '../rules.ts'

type PlanPageProps = { frame: PageFrame; council_id: string; framework: Framework; branches: readonly Branch[] }

/** The golden thread as text: from the vision to the measures, each a link. */
export const PlanPage = ({ frame, council_id, framework, branches }: PlanPageProps) => (
  <Page title="Plan" {...frame} breadcrumbs={[{ text: 'Home', href: paths.home(council_id) }, { text: 'Plan' }]}>
    <h1 class="govuk-heading-l">Plan</h1>
    {framework.plan.vision && (
      <>
        <h2 class="govuk-heading-s">Vision</h2>
        <p class="govuk-body-l">{framework.plan.vision}</p>
      </>
    )}
    {branches.length === 0 && <p class="govuk-body">No plan has been imported yet.</p>}
    {branches.map((branch) => (
      <section>
        <h2 class="govuk-heading-m">
          <ItemLink council_id={council_id} branch={branch} />
        </h2>
        <Below council_id={council_id} branch={branch} />
      </section>
    ))}
  </Page>
)

const ItemLink = ({ council_id, branch: { item } }: { council_id: string; branch: Branch }) => (
  <a class="govuk-link" href={paths.planItem(council_id, item.item_code)}>
    {item.name}
  </a>
)

/** What hangs from an item, as a list in a list. */
export const Below = ({ council_id, branch }: { council_id: string; branch: Branch }) => {
  if (branch.children.length === 0 && branch.measures.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {branch.children.map((child) => (
        <li>
          <ItemLink council_id={council_id} branch={child} />
          <Below council_id={council_id} branch={child} />
        </li>
      ))}
      {branch.measures.map((measure) => (
        <li>
          <a class="govuk-link" href={paths.measure(council_id, measure.measure_code)}>
            {measure.name}
          </a>{' '}
          <span class="govuk-hint govuk-!-display-inline">measure</span>
        </li>
      ))}
    </ul>
  )
}
