import type { AwaitingSignature } from '#do/returns/door.ts'
import { type CalendarEntry, type Framework, measureWords, type PageFrame, statusWord } from '#framework/door.ts'
import { asAtWords, type ListedMeasure } from '#review/performance/door.ts'
import { Page } from '#ui/layout/page.tsx'
import { StatusCounts } from '#ui/status/status.tsx'
import { paths } from '../../../paths.ts'
import type { MyWork } from '../my-work.ts'
import { countsOf, exceptionsOf, headlineOf, type NewestReport, type OwnPart } from '../rules.ts'
import { Exceptions } from './exceptions.tsx'
import { MyWorkSection } from './my-work-section.tsx'
import { OwnParts } from './own-parts.tsx'
import { NextDates, Reports } from './sections.tsx'
import { ToSign } from './to-sign.tsx'

export type HomeProps = {
  frame: PageFrame
  council: { council_id: string; name: string }
  framework: Framework
  person: string
  dates: readonly CalendarEntry[]
  reports: readonly NewestReport[]
}

type HomePageProps = HomeProps & {
  /** All of them, as they stand: the strategic ones are the council's, the others are told to whoever answers for them. */
  measures: readonly ListedMeasure[]
  /** The day they stood so, where it is not today. */
  as_at: string | null
  work: MyWork | null
  /** The services this person answers for. */
  parts: readonly OwnPart<ListedMeasure>[]
  /** Null for somebody who signs nothing off. */
  to_sign: readonly AwaitingSignature[] | null
}

/** Where a person lands: how the council stands in one sentence, what they owe, what needs attention, the next dates. */
export const HomePage = (props: HomePageProps) => {
  const { frame, council, framework, person, measures, as_at, work, parts } = props
  const strategic = measures.filter(({ level }) => level === 'strategic')
  const words = measureWords(framework)
  const someAreNot = strategic.length < measures.length
  const kind = someAreNot ? { one: `strategic ${words.one}`, many: `strategic ${words.many}` } : words
  const counts = countsOf(strategic).map((each) => ({ ...each, word: statusWord(framework, each.status) }))
  const own = new Set(parts.flatMap((part) => part.measures))
  const elsewhere = strategic.filter((measure) => !own.has(measure))
  return (
    <Page {...frame} title="Home" wide>
      <span class="govuk-caption-l">{person}</span>
      <h1 class="govuk-heading-l">{headlineOf(strategic, kind)}</h1>
      {as_at && <p class="govuk-body">{asAtWords(as_at)}</p>}
      {counts.length > 0 && <StatusCounts counts={counts} />}
      <p class="govuk-body">
        {someAreNot && (
          <>
            <a class="govuk-link" href={paths.measures(council.council_id, { level: 'strategic' })}>
              The {kind.many}
            </a>{' '}
            or{' '}
          </>
        )}
        <a class="govuk-link" href={paths.measures(council.council_id)}>
          {someAreNot ? 'all' : 'All'} {words.many}
        </a>
      </p>
      {work && <MyWorkSection work={work} council={council.council_id} framework={framework} />}
      {props.to_sign && (
        <ToSign council={council.council_id} framework={framework} figures={props.to_sign} measures={measures} />
      )}
      <OwnParts parts={parts} council={council.council_id} framework={framework} />
      <h2 class="govuk-heading-m">What {parts.length > 0 && 'else '}needs attention</h2>
      <Exceptions council={council.council_id} framework={framework} exceptions={exceptionsOf(elsewhere)} />
      <Reports council={council.council_id} reports={props.reports} />
      <NextDates dates={props.dates} council={council.council_id} />
    </Page>
  )
}
