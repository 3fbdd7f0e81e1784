import { spokenOfBefore } from '#do/returns/door.ts'
import { type Framework, measureWords, type PageFrame, statusWord } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { capital } from '#kernel/words.ts'
import type { Leave } from '#platform/access/door.ts'
import { InsetText } from '#ui/inset-text/inset-text.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NowAndYearEnd } from '#ui/status/status.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { WarningText } from '#ui/warning-text/warning-text.tsx'
import { paths } from '../../../paths.ts'
import type { FoundMeasure } from '../find-measure.ts'
import type { Standing } from '../rules/standing.ts'
import type { StatusRow } from '../rules/terms.ts'
import type { Withheld } from '../seen.ts'
import { MeasureChart } from './measure-chart.tsx'
import { Published, ValueHistory } from './measure-history.tsx'
import { figureOf, headline, periodWords, polarityWords, withheldTime, withheldWords } from './words.ts'

export type MeasurePageProps = {
  readonly mayAudit: boolean
  readonly frame: PageFrame
  readonly council: string
  readonly framework: Framework
  readonly measure: FoundMeasure
  readonly standing: Standing
  /** What this person may do with it, or why not. */
  readonly leave: { readonly enter: Leave; readonly sign: Leave; readonly set_targets: Leave }
}

/** A measure: what it says now, how it came to that, where it belongs and where its figures are from. */
export const MeasurePage = (props: MeasurePageProps) => {
  const { frame, council, framework, measure, standing } = props
  const { row } = measure
  const now = standing.code === 'current' ? (row?.status ?? 'awaiting') : standing.code
  const yearEnd = row?.year_end_status ?? null
  const crumbs = [
    { text: 'Home', href: paths.home(council) },
    { text: capital(measureWords(framework).many), href: paths.measures(council) },
    { text: measure.name },
  ]
  return (
    <Page {...frame} title={measure.name} wide breadcrumbs={crumbs}>
      <span class="govuk-caption-l">{captionOf(measure)}</span>
      <h1 class="govuk-heading-l">{measure.name}</h1>
      <NowAndYearEnd
        now={{ status: now, word: measure.hidden ? 'Withheld' : statusWord(framework, now) }}
        yearEnd={yearEnd && { status: yearEnd, word: statusWord(framework, yearEnd) }}
      />
      <p class="govuk-body-l">{headline(row, measure, standing, framework)}</p>
      {row && <p class="govuk-body-s">{provenance(row, measure)}</p>}
      {measure.withheld && <WithheldNote council={council} withheld={measure.withheld} hidden={measure.hidden} />}
      {measure.illustrative && frame.notice?.label !== 'Illustrative' && (
        <InsetText>These figures are illustrative: they were made for this demonstration.</InsetText>
      )}
      <Actions {...props} />
      {measure.rows.length > 0 && <MeasureChart measure={measure} framework={framework} />}
      {row && <Why measure={measure} row={row} />}
      <Thread {...props} />
      <ValueHistory measure={measure} council={council} audit={props.mayAudit} />
      <Published measure={measure} framework={framework} />
      <Definition measure={measure} />
    </Page>
  )
}

type WithheldNoteProps = { council: string; withheld: Withheld; hidden: boolean }

const WithheldNote = ({ council, withheld, hidden }: WithheldNoteProps) => (
  <InsetText>
    {withheldTime(withheld)}. {!hidden && `Members and the public read: ${withheldWords(withheld)} `}
    <a class="govuk-link" href={paths.withheld(council)}>
      All that is withheld
    </a>
  </InsetText>
)

const Actions = ({ council, measure, standing, leave }: MeasurePageProps) => {
  const { measure_code, row } = measure
  const links = [
    leave.sign === true &&
      row && {
        text: `Sign off the figure for ${periodWords(row.period_key)}`,
        period: row.period_key,
        at: '#sign-off',
      },
    leave.enter === true && {
      text: `Give the figure for ${periodWords(standing.period.key)}`,
      period: standing.period.key,
    },
    leave.set_targets === true && { text: 'Set a target' },
  ].filter((link) => link !== false && link !== null)
  if (links.length === 0) return null
  return (
    <ul class="govuk-list">
      {links.map(({ text, period, at }) => (
        <li>
          <a
            class="govuk-link"
            href={
              period ? paths.value(council, measure_code, period) + (at ?? '') : paths.targets(council, measure_code)
            }
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

const captionOf = ({ measure_code, level, service, owner }: FoundMeasure): string =>
  [measure_code, level === 'strategic' ? 'Strategic' : 'Operational', service, owner && `owned by ${owner}`]
    .filter(Boolean)
    .join(' · ')

const provenance = (row: StatusRow, { versions }: FoundMeasure): string => {
  const version = versions.find((one) => one.period_key === row.period_key && one.version === row.value_version)
  const signed = version?.signed_by ? `signed off by ${version.signed_by}` : 'not signed off'
  return `${periodWords(row.period_key)} · ${row.state} · ${signed}`
}

const Why = ({ measure, row }: { measure: FoundMeasure; row: StatusRow }) => {
  const said = measure.commentary.find(({ period_key }) => period_key === row.period_key)
  if (!said) return null
  const versions = measure.versions.filter(({ period_key }) => period_key === row.period_key)
  const earlier = spokenOfBefore(said.value_version, versions)
  const by = [said.remedy_owner, said.remedy_by && `by ${printDate(said.remedy_by)}`].filter(Boolean).join(', ')
  return (
    <section>
      <h2 class="govuk-heading-m">What the service says</h2>
      {earlier && <WarningText text={`This was written for the earlier figure, ${figureOf(earlier, measure)}.`} />}
      <p class="govuk-body">{said.what_happened}</p>
      {said.why && <p class="govuk-body">{said.why}</p>}
      {said.remedy && <h3 class="govuk-heading-s">What we are doing</h3>}
      {said.remedy && (
        <p class="govuk-body">
          {said.remedy}
          {by && ` (${by})`}
        </p>
      )}
    </section>
  )
}

const Thread = ({ council, framework, measure }: MeasurePageProps) => (
  <section>
    <h2 class="govuk-heading-m">In the plan</h2>
    {measure.thread.length === 0 ? (
      <p class="govuk-body">This {measureWords(framework).one} is not linked to the plan.</p>
    ) : (
      <ol class="govuk-list">
        {measure.thread.map(({ code, name, level_code }) => (
          <li>
            <span class="gt-note">
              {framework.plan.levels.find((level) => level.code === level_code)?.name ?? level_code}
            </span>{' '}
            <a class="govuk-link" href={paths.planItem(council, code)}>
              {name}
            </a>
          </li>
        ))}
      </ol>
    )}
  </section>
)

const accumulations: Record<string, string> = {
  'in-period': 'Of the period alone',
  'year-to-date': 'The year to date',
  rolling: 'Rolling over the periods before',
  snapshot: 'As it stands at the end of the period',
}

const Definition = ({ measure }: { measure: FoundMeasure }) => (
  <section>
    <h2 class="govuk-heading-m">Definition and source</h2>
    <SummaryList
      rows={[
        pair('What it counts', measure.definition || 'Not written yet'),
        pair('Good performance', polarityWords[measure.polarity]),
        pair('Figures are', accumulations[measure.accumulation] ?? measure.accumulation),
        pair('Given', measure.frequency === 'four-week' ? 'Every four weeks' : `Every ${measure.frequency}`),
        measure.source_system !== '' && pair('Source system', measure.source_system),
        measure.data_supplier !== '' && pair('Supplied by', measure.data_supplier),
        measure.lead_time_days !== null && pair('Working days to give it', String(measure.lead_time_days)),
        measure.source !== null && pair('Published at', measure.source),
      ]}
    />
  </section>
)

const pair = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
