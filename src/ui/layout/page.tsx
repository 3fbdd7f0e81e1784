import type { Assets } from '../assets.ts'
import { Breadcrumbs } from '../breadcrumbs/breadcrumbs.tsx'
import { Footer, type FooterProps } from '../footer/footer.tsx'
import { Header } from '../header/header.tsx'
import { type Content, classes, htmlOf, markup, type Options } from '../markup.ts'
import { PhaseBanner } from '../phase-banner/phase-banner.tsx'
import { ServiceNavigation } from '../service-navigation/service-navigation.tsx'
import { SkipLink } from '../skip-link/skip-link.tsx'
import { brandStyle, icon, scriptMark, speculationRules } from './head.ts'
import { type CouncilLink, CouncilSwitcher, type Person, PersonAndWayOut } from './who.tsx'

export type PageCouncil = {
  readonly name: string
  readonly short_name: string
  readonly brand_colour: string
  readonly href: string
}

export type PageProps = {
  /** Of the document; the page gives its own `h1`. */
  readonly title: string
  readonly nonce: string
  readonly assets: Assets
} & Options<{
  council: PageCouncil
  /** The councils this person may change to. */
  councils: readonly CouncilLink[]
  person: Person
  /** Only what this person can use, in the order of the cycle. */
  nav: readonly { readonly text: string; readonly href: string; readonly current?: boolean | undefined }[]
  breadcrumbs: readonly { readonly text: string; readonly href?: string | undefined }[]
  /** Said on every page: that this is a demonstration, that figures are illustrative. */
  notice: { readonly label: string; readonly text: Content }
  errors: boolean
  wide: boolean
  /** The day the page takes as today, as printed ('20 November 2026'). */
  today: string
  footer: FooterProps
  /** Said between breadcrumbs and content: a notification banner after something was done. */
  banner: Content
  children: Content
}>

/** The frame of every page. No inline styles: the council's colour is a custom property in a style with the nonce. */
export const Page = (props: PageProps) => (
  <html lang="en-GB" class="govuk-template">
    <Head {...props} />
    <body class="govuk-template__body">
      {markup(scriptMark(props.nonce))}
      <SkipLink href="#main-content" text="Skip to main content" />
      <Top {...props} />
      <div class="govuk-width-container">
        {props.breadcrumbs && props.breadcrumbs.length > 0 && (
          <Breadcrumbs items={props.breadcrumbs} collapseOnMobile />
        )}
        <main class={classes('govuk-main-wrapper', !props.wide && 'gt-reading')} id="main-content">
          {props.banner}
          {props.children}
        </main>
      </div>
      <Bottom {...props} />
    </body>
  </html>
)

/** The whole document as text. */
export const renderPage = (page: Content): string => `<!DOCTYPE html>${htmlOf(page)}`

const Head = ({ title, council, errors, nonce, assets }: PageProps) => (
  <head>
    <meta charset="utf-8" />
    <title>{[`${errors ? 'Error: ' : ''}${title}`, council?.name, 'Golden Thread'].filter(Boolean).join(' – ')}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <link rel="icon" href={icon} />
    <link rel="stylesheet" href={assets.css} />
    {council && markup(brandStyle(council.brand_colour, nonce))}
    <script type="module" src={assets.js} nonce={nonce} />
    {markup(speculationRules(nonce))}
  </head>
)

const Top = ({ council, councils, person, nav, notice }: PageProps) => (
  <header class="govuk-template__header gt-frame">
    <Header classes="gt-header" logoText={council?.name ?? 'Golden Thread'} url={council?.href ?? '/'}>
      <div class="gt-header__tools">
        {councils && councils.length > 1 && <CouncilSwitcher councils={councils} />}
        {person && <PersonAndWayOut {...person} />}
      </div>
    </Header>
    {nav && nav.length > 0 && (
      <ServiceNavigation
        navigation={nav.map(({ text, href, current }) => ({ text, href, active: current }))}
        navigationLabel="Golden Thread"
        classes="gt-navigation"
      />
    )}
    {notice && <PhaseBanner classes="gt-notice" tag={{ text: notice.label }} html={notice.text} />}
  </header>
)

const Bottom = ({ today, footer }: PageProps) => (
  <footer class="govuk-template__footer gt-frame">
    <Footer
      {...footer}
      classes="gt-footer"
      meta={{ text: today ? `Golden Thread. Today is ${today}.` : 'Golden Thread', ...footer?.meta }}
    />
  </footer>
)
