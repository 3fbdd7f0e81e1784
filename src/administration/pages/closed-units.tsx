import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import type { UnitListed } from '#platform/access/door.ts'
import { Details } from '#ui/details/details.tsx'
import { FoldedForm, fieldOf } from '#ui/folded-form.tsx'
import type { FormState } from '#ui/form.tsx'
import { Select } from '#ui/select/select.tsx'
import { type StillThere, stillByKind } from '../unit-rules.ts'
import { openAmong, unitItems } from './choices.ts'
import { Day, Why } from './fields.tsx'

type Props = { council_id: string; units: readonly UnitListed[]; form: FormState }

const closedAmong = (units: readonly UnitListed[]) => units.filter(({ closed_from }) => closed_from !== null)

/** Units that were closed, folded away, with the day and why. */
export const ClosedUnits = ({ units }: Pick<Props, 'units'>) => {
  const closed = closedAmong(units)
  if (closed.length === 0) return null
  return (
    <Details summaryText="Closed units">
      <ul class="govuk-list govuk-list--bullet">
        {closed.map(({ name, kind, closed_from, closed_reason }) => (
          <li>
            {name} <span class="govuk-hint">{kind}</span>
            <div class="govuk-hint">
              Closed on {printDate(closed_from ?? '')}: {closed_reason}
            </div>
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** Closes a unit; what is still in it stands above the fields, each leading to where it is changed. */
export const CloseForm = ({ council_id, units, form, today, still }: Props & Still & { today: string }) =>
  openAmong(units).length === 0 ? null : (
    <FoldedForm
      form={form}
      which="close"
      title="Close a unit"
      action={paths.closeUnit(council_id)}
      button="Close the unit"
    >
      <StillIn council_id={council_id} still={still} />
      <Select
        {...fieldOf(form, 'close', 'unit_code')}
        label={{ text: 'Unit' }}
        hint={{ text: 'First move or hand over all that is in it. What was of it keeps its name.' }}
        items={unitItems(units, 'Choose a unit')}
      />
      <Day form={form} which="close" name="from" label="Closed from" hint="Today or a day before." initial={today} />
      <Why form={form} which="close" />
    </FoldedForm>
  )

export const ReopenForm = ({ council_id, units, form }: Props) => {
  const closed = closedAmong(units)
  if (closed.length === 0) return null
  const items = closed.map(({ unit_code, name }) => ({ value: unit_code, text: name }))
  return (
    <FoldedForm
      form={form}
      which="reopen"
      title="Reopen a unit"
      action={paths.reopenUnit(council_id)}
      button="Reopen the unit"
    >
      <Select {...fieldOf(form, 'reopen', 'unit_code')} label={{ text: 'Unit' }} items={items} />
      <Why form={form} which="reopen" />
    </FoldedForm>
  )
}

type Still = { still: readonly StillThere[] }

const StillIn = ({ council_id, still }: Still & Pick<Props, 'council_id'>) =>
  still.length === 0 ? null : (
    <>
      <p class="govuk-body">Still in the unit:</p>
      <ul class="govuk-list govuk-list--bullet">
        {stillByKind(still).map(({ words, things }) => (
          <li>
            {words}
            <ul class="govuk-list govuk-list--bullet">
              {things
                .filter(({ name }) => name !== '')
                .map((thing) => (
                  <li>
                    <Thing council_id={council_id} thing={thing} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )

const Thing = ({ council_id, thing }: { council_id: string; thing: StillThere }) => {
  const href = pageOf(council_id, thing)
  return href === null ? (
    thing.name
  ) : (
    <a class="govuk-link" href={href}>
      {thing.name}
    </a>
  )
}

/** An action and a budget line have no page of their own; a unit below and a change ahead stand on the same page. */
const pageOf = (council_id: string, { what, code }: StillThere): string | null => {
  if (what === 'role') return paths.person(council_id, code)
  if (what === 'post' || what === 'post-role') return paths.posts(council_id)
  if (what === 'measure') return paths.measure(council_id, code)
  return what === 'risk' ? paths.risk(council_id, code) : null
}
