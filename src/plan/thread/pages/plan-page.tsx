import type { Framework, PageFrame } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import { paths } from '#paths.ts'
import { Page } from '#ui/layout/page.tsx'
import type { Branch } from '../rules.ts'
import { Below, Standing } from './below.tsx'

type PlanPageProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  branches: readonly Branch[]
  statuses: ReadonlyMap<string, StatusCode>
  mayImport: boolean
}

/** The golden thread as text: from the vision to the measures, each a link with how it stands. */
export const PlanPage = ({ frame, branches, mayImport, ...shown }: PlanPageProps) => (
  <Page
    title="Plan"
    {...frame}
    breadcrumbs={[{ text: 'Home', href: paths.home(shown.council_id) }, { text: 'Plan' }]}
    wide
  >
    <h1 class="govuk-heading-l">Plan</h1>
    {shown.framework.plan.vision && (
      <>
        <h2 class="govuk-heading-s">Vision</h2>
        <p class="govuk-body-l gt-reading">{shown.framework.plan.vision}</p>
      </>
    )}
    {branches.length === 0 && (
      <p class="govuk-body">
        No plan has been brought in yet.{' '}
        {mayImport && (
          <a class="govuk-link" href={paths.imports(shown.council_id)}>
            Import one
          </a>
        )}
      </p>
    )}
    {branches.map((branch) => (
      <section>
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1">
          <a class="govuk-link" href={paths.planItem(shown.council_id, branch.item.item_code)}>
            {branch.item.name}
          </a>
        </h2>
        <Standing branch={branch} {...shown} />
        <Below branch={branch} {...shown} />
      </section>
    ))}
  </Page>
)
