import type { Framework, PageFrame } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import { paths } from '#paths.ts'
import { InsetText } from '#ui/inset-text/inset-text.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { Branch, ThreadItem } from '../rules.ts'
import { Below, Standing } from './below.tsx'

type PlanItemPageProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  branch: Branch
  above: readonly ThreadItem[]
  statuses: ReadonlyMap<string, StatusCode>
}

/** One item of the plan: what it serves, and what serves it. */
export const PlanItemPage = ({ frame, above, ...shown }: PlanItemPageProps) => {
  const { council_id, framework, branch } = shown
  const { item } = branch
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'Plan', href: paths.plan(council_id) },
    { text: item.name },
  ]
  return (
    <Page title={item.name} {...frame} breadcrumbs={breadcrumbs} wide>
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
        <>
          <Standing {...shown} />
          <Below {...shown} />
        </>
      )}
      {item.source && <p class="govuk-body-s">Source: {item.source}</p>}
    </Page>
  )
}

const levelName = (framework: Framework, code: string): string =>
  framework.plan.levels.find((level) => level.code === code)?.name ?? code
