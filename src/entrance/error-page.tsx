import type { Assets } from '#ui/assets.ts'
import { Page } from '#ui/layout/page.tsx'
import { paths } from '../paths.ts'

type Props = { nonce: string; assets: Assets; kind: 'not-found' | 'failed'; request_id?: string }

/** What is not yours is not found: the page never says that a thing exists. */
export const ErrorPage = ({ nonce, assets, kind, request_id }: Props) => (
  <Page title={kind === 'not-found' ? 'Page not found' : 'Something went wrong'} nonce={nonce} assets={assets}>
    <h1 class="govuk-heading-l">{kind === 'not-found' ? 'Page not found' : 'Something went wrong'}</h1>
    {kind === 'not-found' ? (
      <p class="govuk-body">Check the address. If you followed a link here, what it showed may not be open to you.</p>
    ) : (
      <p class="govuk-body">
        Nothing was saved. Try again; if it happens again, tell your performance team this number: {request_id}.
      </p>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={paths.start()}>
        Go to the start page
      </a>
    </p>
  </Page>
)
