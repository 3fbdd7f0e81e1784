import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '#paths.ts'
import { InsetText } from '#ui/inset-text/inset-text.tsx'
import { StatusTag } from '#ui/status/status.tsx'
import type { Standing } from '../rules.ts'

/** Said wherever one shows in a demonstration. */
export const Illustrative = () => (
  <InsetText text="Illustrative: these conversations, and the people in them, were made up for this demonstration." />
)

type LinkProps = PropsWithChildren<{ council_id: string; appraisal_id: string; of?: string }>

/** Opening one is written down, so that it is not fetched before anybody means to. */
export const AppraisalLink = ({ council_id, appraisal_id, of, children }: LinkProps) => (
  <a class="govuk-link" href={paths.appraisal(council_id, appraisal_id)} data-no-prefetch="">
    {children}
    {of && <span class="govuk-visually-hidden"> of {of}</span>}
  </a>
)

const looks = {
  overdue: { status: 'late', word: 'Overdue' },
  'due-soon': { status: 'awaiting', word: 'Due soon' },
  'not-due': { status: 'not-due', word: 'Not due yet' },
  'no-date': { status: 'no-target', word: 'No date' },
} as const satisfies Record<Standing, unknown>

/** How a conversation stands, by shape, word and colour. */
export const StandingTag = ({ standing }: { standing: Standing }) => <StatusTag {...looks[standing]} />

/** What somebody typed, in its own paragraphs. */
export const Typed = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\r?\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
  </>
)
