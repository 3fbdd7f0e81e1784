import type { Options } from '../markup.ts'

export type CouncilLink = { readonly name: string; readonly href: string; readonly current?: boolean | undefined }

export type Person = { readonly name: string; readonly role: string } & Options<{
  href: string
  /** Other roles they hold: in the title, and read out. */
  also: readonly string[]
  /** Where a POST signs the person out. */
  signOut: string
}>

/** Plain links behind a summary: no script, and each council has its own address. */
export const CouncilSwitcher = ({ councils }: { councils: readonly CouncilLink[] }) => (
  <details class="gt-switcher">
    <summary class="gt-switcher__summary">Change council</summary>
    <ul class="gt-switcher__list">
      {councils.map(({ name, href, current }) => (
        <li>
          <a class="govuk-link govuk-link--no-visited-state" href={href} aria-current={current ? 'true' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </details>
)

export const PersonAndWayOut = ({ name, role, href, also = [], signOut }: Person) => (
  <div class="gt-person">
    <span class="gt-person__name">
      {href ? (
        <a class="govuk-link govuk-link--no-visited-state" href={href}>
          {name}
        </a>
      ) : (
        name
      )}
    </span>
    <span class="gt-person__role" title={also.length > 0 ? [role, ...also].join(', ') : undefined}>
      {role}
      {also.length > 0 && <span class="govuk-visually-hidden">, also {also.join(', ')}</span>}
    </span>
    {signOut && (
      <form method="post" action={signOut}>
        <button type="submit" class="gt-person__out">
          Sign out
        </button>
      </form>
    )}
  </div>
)
