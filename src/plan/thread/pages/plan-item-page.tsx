import type { Framework, PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { InsetText } from '#ui/inset-text/inset-text.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { Branch, ThreadItem } from '../rules.ts'
import { Below } from './plan-page.tsx'

type PlanItemPageProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  branch: Branch
  above: readonly ThreadItem[]
}

/** One item of the plan: what it serves, and what serves it. */
export const PlanItemPage = ({ frame, council_id, framework, branch, above }: PlanItemPageProps) => {
  const { item } = branch
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'Plan', href: paths.plan(council_id) },
    { text: item.name },
  ]
  return (
    <Page title={item.name} {...frame} breadcrumbs={breadcrumbs}>
      <span class="govuk-caption-l">{levelName(framework, item.level_code)}</span>
      <h1 class="govuk-heading-l">{item.name}</h1>
      {item.illustrative && <InsetText text="Illustrative: written for this demonstration." />}
      {item.description && <p class="govuk-body">{item.description}</p>}
      {above.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What it serves</h2>
          <ul class="govuk-list govuk-list--bullet">
            {above.map((higher) => (
              <li>
                <a class="govuk-link" href={paths.planItem(council_id, higher.item_code)}>
                  {higher.name}
                </a>{' '}
                <span class="govuk-hint govuk-!-display-inline">{levelName(framework, higher.level_code)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">What serves it</h2>
      {branch.children.length + branch.measures.length === 0 ? (
        <p class="govuk-body">Nothing has been linked to it yet.</p>
      ) : (
        <Below council_id={council_id} branch={branch} />
      )}
      {item.source && <p class="govuk-body-s">Source: {item.source}</p>}
    </Page>
  )
}

const levelName = (framework: Framework, code: string): string =>
  framework.plan.levels.find((level) => level.code === code)?.name ?? code
