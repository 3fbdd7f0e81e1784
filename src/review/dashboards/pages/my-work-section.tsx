import { type Framework, measureWords, statusWord } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { printPeriod } from '#kernel/period.ts'
import { capital } from '#kernel/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { StatusTag } from '#ui/status/status.tsx'
import { paths } from '../../../paths.ts'
import { type MyWork, whenDue, workSentence } from '../my-work.ts'

type Props = { work: MyWork; council: string; framework: Framework }

/** What the person owes of the measures they own, and when the next falls due. */
export const MyWorkSection = ({ work, council, framework }: Props) => (
  <section>
    <h2 class="govuk-heading-m">My work</h2>
    <p class="govuk-body">{workSentence(work, measureWords(framework))}</p>
    <Few work={work} council={council} />
    {work.owed.length > 0 && (
      <DataTable
        caption="Figures you owe, the longest owed first"
        captionHidden
        head={[
          { text: capital(measureWords(framework).one), classes: 'gt-third' },
          { text: 'Figure for' },
          { text: 'Standing' },
          { text: 'Due' },
        ]}
        rows={work.owed.map(({ measure_code, name, code, period, due_on, working_days }) => [
          {
            html: (
              <a class="govuk-link" href={paths.value(council, measure_code, period.key)}>
                {name}
              </a>
            ),
          },
          { text: printPeriod(period) },
          { html: <StatusTag status={code} word={statusWord(framework, code)} /> },
          { text: due_on === null ? whenDue(null) : `${printDate(due_on)}, ${whenDue(working_days)}` },
        ])}
      />
    )}
  </section>
)

const fewAre = 5

/** Whoever has a few finds them by name, whether or not anything is owed. */
const Few = ({ work: { measures, owed }, council }: Pick<Props, 'work' | 'council'>) =>
  measures.length > fewAre || measures.length === owed.length ? null : (
    <ul class="govuk-list">
      {measures.map(({ measure_code, name }) => (
        <li>
          <a class="govuk-link" href={paths.measure(council, measure_code)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
