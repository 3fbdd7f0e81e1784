import { paths } from '#paths.ts'
import type { Duty } from '#platform/access/door.ts'

type Props = Pick<Duty, 'what' | 'code' | 'name'> & { council_id: string }

/** What somebody is named for, leading to its page; an action has none of its own. */
export const DutyName = ({ what, code, name, council_id }: Props) => {
  const pages: Readonly<Record<string, typeof paths.risk>> = { measure: paths.measure, risk: paths.risk }
  const page = pages[what]
  return page === undefined ? (
    name
  ) : (
    <a class="govuk-link" href={page(council_id, code)}>
      {name}
    </a>
  )
}
