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
          <Groups cast={each} next={next} />
        </section>
      ) : (
        <details class="govuk-details gt-cast-council">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{each.council.name}</span>
          </summary>
          <Groups cast={each} next={next} />
        </details>
      ),
    )}
  </>
)

const Groups = ({ cast: { council, groups }, next }: { cast: Cast; next: string | undefined }) => (
  <>
    {groups.map(({ heading, people }) => (
      <>
        <h3 class="govuk-heading-s govuk-!-margin-bottom-2">{heading}</h3>
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
