import { paths } from '../paths.ts'
import type { CastGroup } from './cast.ts'

export type Cast = { council: { council_id: string; name: string }; groups: readonly CastGroup[] }

/** Whom a visitor of a demonstration may be: one council open, or every council behind its name. */
export const CastList = ({ cast, next }: { cast: readonly Cast[]; next: string | undefined }) => (
  <>
    {cast.map((each) =>
      cast.length === 1 ? (
        <section aria-labelledby={each.council.council_id}>
          <h2 class="govuk-heading-m" id={each.council.council_id}>
            {each.council.name}
          </h2>
          <Groups cast={each} next={next} under="h3" />
        </section>
      ) : (
        <details class="govuk-details gt-cast-council">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{each.council.name}</span>
          </summary>
          <Groups cast={each} next={next} under="h2" />
        </details>
      ),
    )}
  </>
)

type GroupsProps = { cast: Cast; next: string | undefined; under: 'h2' | 'h3' }

/** `under` is the heading of each group: where the council's name is folded away it is no heading above them. */
const Groups = ({ cast: { council, groups }, next, under: Heading }: GroupsProps) => (
  <>
    {groups.map(({ heading, people }) => (
      <>
        <Heading class="govuk-heading-s govuk-!-margin-bottom-2">{heading}</Heading>
        <div class="gt-cast">
          {people.map((person) => (
            <form method="post" action={paths.demonstrationSignIn()}>
              <input type="hidden" name="email" value={person.email ?? ''} />
              <input type="hidden" name="name" value={person.name} />
              <input type="hidden" name="next" value={next ?? paths.home(council.council_id)} />
              <button type="submit" class="gt-cast__person">
                <span class="gt-cast__name">{person.name}</span>
                {person.post !== '' && <span class="govuk-visually-hidden">, </span>}
                <span class="gt-cast__post">{person.post}</span>
              </button>
            </form>
          ))}
        </div>
      </>
    ))}
  </>
)
