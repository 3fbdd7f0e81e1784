import type { PageFrame } from '#framework/door.ts'
import type { Assets } from '#ui/assets.ts'
import { Page } from '#ui/layout/page.tsx'
import { paths } from '../paths.ts'

export type ErrorKind = 'not-found' | 'failed' | 'too-many' | 'too-large' | 'elsewhere' | 'method'

type Props = {
  nonce: string
  assets: Assets
  kind: ErrorKind
  request_id?: string
  detail?: string
  /** Of the council that somebody is in, so that they go on from there. */
  frame?: PageFrame | undefined
}

const titles: Record<ErrorKind, string> = {
  'not-found': 'Page not found',
  failed: 'Something went wrong',
  'too-many': 'Too many requests',
  'too-large': 'That is too large',
  elsewhere: 'This form did not come from this service',
  method: 'This cannot be asked in this way',
}

/** What is not yours is not found: the page never says that a thing exists. */
export const ErrorPage = ({ nonce, assets, kind, request_id, detail, frame }: Props) => (
  <Page title={titles[kind]} nonce={nonce} assets={assets} {...frame}>
    <h1 class="govuk-heading-l">{titles[kind]}</h1>
    <p class="govuk-body">{detail ?? wordsFor(kind, request_id)}</p>
    <p class="govuk-body">
      <a class="govuk-link" href={frame?.council?.href ?? paths.start()}>
        {frame?.council ? `Go to the home page of ${frame.council.name}` : 'Go to the start page'}
      </a>
    </p>
  </Page>
)

const wordsFor = (kind: ErrorKind, request_id: string | undefined): string =>
  kind === 'failed'
    ? `Nothing was saved. Try again; if it happens again, tell your performance team this number: ${request_id}.`
    : 'Check the address. If you followed a link here, what it showed may not be open to you.'
