import { type Framework, statusWord } from '#framework/door.ts'
import type { ListedMeasure } from '#review/performance/door.ts'
import { StatusCounts } from '#ui/status/status.tsx'
import { countsOf, exceptionsOf, type OwnPart } from '../rules.ts'
import { Exceptions } from './exceptions.tsx'

type Props = { parts: readonly OwnPart<ListedMeasure>[]; council: string; framework: Framework }

/** Each service a person answers for: how its measures stand, and the ones to act on. */
export const OwnParts = ({ parts, council, framework }: Props) => (
  <>
    {parts.map(({ name, measures }) => (
      <section>
        <h2 class="govuk-heading-m">{name}</h2>
        <StatusCounts
          label={`Count of each status: ${name}`}
          counts={countsOf(measures).map((each) => ({ ...each, word: statusWord(framework, each.status) }))}
        />
        <Exceptions council={council} framework={framework} exceptions={exceptionsOf(measures)} of={name} />
      </section>
    ))}
  </>
)
