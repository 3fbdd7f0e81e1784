import { type Framework, statusWord } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { printPeriod } from '#kernel/period.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { StatusTag } from '#ui/status/status.tsx'
import { paths } from '../../../paths.ts'
import { type MyWork, whenDue } from '../my-work.ts'

type Props = { work: MyWork; council: string; framework: Framework }

/** What the person owes of the measures they own, and when the next falls due. */
export const MyWorkSection = ({ work, council, framework }: Props) => (
  <section>
    <h2 class="govuk-heading-m">My work</h2>
    <p class="govuk-body">{summary(work)}</p>
    {work.owed.length > 0 && (
      <DataTable
        caption="Figures you owe, the longest owed first"
        captionHidden
        head={[{ text: 'Measure', classes: 'gt-third' }, { text: 'Figure for' }, { text: 'Standing' }, { text: 'Due' }]}
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

const summary = ({ measures, owed, next }: MyWork): string => {
  const own = `You own ${measures} ${measures === 1 ? 'measure' : 'measures'}.`
  const late = owed.filter(({ code }) => code !== 'awaiting').length
  const owing =
    owed.length === 0
      ? 'Nothing is owed now.'
      : `${owed.length} ${owed.length === 1 ? 'figure is' : 'figures are'} owed${late > 0 ? `, ${late} of them late` : ''}.`
  const coming = next
    ? ` The next ${next.figures === 1 ? 'falls' : `${next.figures} fall`} due on ${printDate(next.due_on)}.`
    : ''
  return `${own} ${owing}${coming}`
}
