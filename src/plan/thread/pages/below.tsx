import { type Framework, statusWord } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import { paths } from '#paths.ts'
import { StatusCounts, StatusTag } from '#ui/status/status.tsx'
import { type Branch, countsUnder } from '../rules.ts'

type Shown = {
  council_id: string
  framework: Framework
  branch: Branch
  statuses: ReadonlyMap<string, StatusCode>
}

/** The counts of everything under an item, worst first; nothing where it has no measure. */
export const Standing = ({ branch, framework, statuses }: Shown) => {
  const counts = countsUnder(branch, statuses)
  if (counts.length === 0) return null
  return (
    <div class="gt-plan-counts">
      <StatusCounts
        counts={counts.map((each) => ({ ...each, word: statusWord(framework, each.status) }))}
        label={`How the measures of ${branch.item.name} stand, worst first`}
      />
    </div>
  )
}

/** What hangs from an item, as a list in a list: items with their counts, measures with their status. */
export const Below = ({ branch, ...shown }: Shown) => {
  if (branch.children.length === 0 && branch.measures.length === 0) return null
  const { council_id, framework, statuses } = shown
  return (
    <ul class="govuk-list govuk-list--bullet">
      {branch.children.map((child) => (
        <li>
          <a class="govuk-link" href={paths.planItem(council_id, child.item.item_code)}>
            {child.item.name}
          </a>
          <Standing branch={child} {...shown} />
          <Below branch={child} {...shown} />
        </li>
      ))}
      {branch.measures.map((measure) => {
        const status = statuses.get(measure.measure_code)
        return (
          <li>
            <a class="govuk-link" href={paths.measure(council_id, measure.measure_code)}>
              {measure.name}
            </a>{' '}
            {status && <StatusTag status={status} word={statusWord(framework, status)} />}
          </li>
        )
      })}
    </ul>
  )
}
