import { type Framework, ownWordFor } from '#framework/door.ts'
import { paths } from '#paths.ts'

/** The other pages about people. */
export const PeopleLinks = ({ council_id, framework }: { council_id: string; framework: Framework }) => (
  <ul class="govuk-list gt-parts">
    {[
      { href: paths.appraisals(council_id), text: ownWordFor(framework, 'appraisals') },
      { href: paths.units(council_id), text: 'Directorates, services and teams' },
      { href: paths.posts(council_id), text: 'Posts' },
      { href: paths.phantoms(council_id), text: 'Owners who are not there' },
      { href: paths.permissions(council_id), text: 'Who may do what' },
      { href: paths.withheld(council_id), text: 'What is withheld from release' },
    ].map(({ href, text }) => (
      <li>
        <a class="govuk-link" href={href}>
          {text}
        </a>
      </li>
    ))}
  </ul>
)
