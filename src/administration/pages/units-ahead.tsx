import type { Leave, PlannedUnit, UnitListed } from '#platform/access/door.ts'
import { plannedWords } from './words.ts'

type Props = { units: readonly UnitListed[]; planned: readonly PlannedUnit[]; mayEdit: Leave }

/** What is to become of a unit that is there. */
export const Ahead = ({ unit_code, ...props }: Props & { unit_code: string }) => (
  <>
    {props.planned
      .filter((plan) => plan.unit_code === unit_code)
      .map((plan) => (
        <div class="govuk-hint">
          <Words {...props} plan={plan} />
        </div>
      ))}
  </>
)

/** Units that are not there yet. */
export const NewAhead = (props: Props) => {
  const there = new Set(props.units.map(({ unit_code }) => unit_code))
  const plans = props.planned.filter(({ unit_code }) => !there.has(unit_code))
  if (plans.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">New units that are ahead</h2>
      <ul class="govuk-list govuk-list--bullet">
        {plans.map((plan) => (
          <li>
            <Words {...props} plan={plan} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** For who may mend it, also why it was not carried out on its day. */
const Words = ({ units, planned, mayEdit, plan }: Props & { plan: PlannedUnit }) => (
  <>
    {plannedWords(plan, units, planned)} ({plan.reason})
    {mayEdit === true && plan.fault !== null && <strong> Not carried out. {plan.fault}</strong>}
  </>
)
