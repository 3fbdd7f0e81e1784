import type { PageFrame } from '#framework/door.ts'
import { Page } from '#ui/layout/page.tsx'
import type { Content } from '#ui/markup.ts'
import { paths } from '../../../paths.ts'

type Props = {
  frame: PageFrame
  council: string
  title: string
  here: 'changes' | 'attempts' | 'kept'
  children: Content
}

/** The three parts of the auditor's console, each saying which it is. */
export const AuditFrame = ({ frame, council, title, here, children }: Props) => (
  <Page
    {...frame}
    title={title}
    wide
    breadcrumbs={[
      { text: 'Home', href: paths.home(council) },
      ...(here === 'changes' ? [{ text: 'Audit' }] : [{ text: 'Audit', href: paths.audit(council) }, { text: title }]),
    ]}
  >
    <h1 class="govuk-heading-l">{title}</h1>
    <nav aria-label="Audit">
      <ul class="govuk-list gt-parts">
        {parts(council).map(({ code, text, href }) => (
          <li>
            <a class="govuk-link" href={href} aria-current={code === here ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {children}
  </Page>
)

const parts = (council: string) => [
  { code: 'changes', text: 'What was done', href: paths.audit(council) },
  { code: 'attempts', text: 'Sign-ins and attempts', href: paths.auditAttempts(council) },
  { code: 'kept', text: 'How long records are kept', href: paths.auditKept(council) },
]

/** For those who may not look: why, and who may. */
export const NoAudit = ({
  frame,
  council,
  readers,
}: {
  frame: PageFrame
  council: string
  readers: readonly string[]
}) => (
  <Page
    {...frame}
    title="You may not read the audit log"
    breadcrumbs={[{ text: 'Home', href: paths.home(council) }, { text: 'Audit' }]}
  >
    <h1 class="govuk-heading-l">You may not read the audit log</h1>
    <p class="govuk-body">
      It says who did what to every figure, target and report. If you need something from it, ask somebody who may read
      it in this council.
    </p>
    {readers.length === 0 ? (
      <p class="govuk-body">No role of this council may.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {readers.map((role) => (
          <li>{role}</li>
        ))}
      </ul>
    )}
  </Page>
)
