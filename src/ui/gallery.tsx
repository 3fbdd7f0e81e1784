import type { Assets } from './assets.ts'
import { GalleryCharts } from './gallery/charts.tsx'
import { GalleryForms } from './gallery/forms.tsx'
import { GalleryStatuses } from './gallery/statuses.tsx'
import { GalleryTables } from './gallery/tables.tsx'
import { GalleryWords } from './gallery/words.tsx'
import { Page, renderPage } from './layout/page.tsx'

/** Every part of the pages in each of its states, as a whole document. All words and figures in it are made up. */
export const galleryPage = (assets: Assets, nonce: string): string =>
  renderPage(
    <Page
      title="Gallery of components"
      assets={assets}
      nonce={nonce}
      wide
      council={{ name: 'Northbrook Council', short_name: 'Northbrook', brand_colour: '#5b2a86', href: '/ui' }}
      councils={[
        { name: 'Northbrook Council', href: '/ui', current: true },
        { name: 'Eastvale Borough Council', href: '/ui?council=eastvale' },
      ]}
      person={{ name: 'Priya Shah', role: 'Performance manager' }}
      nav={cycle.map((text) => ({ text, href: `/ui?part=${encodeURIComponent(text)}`, current: text === 'Measures' }))}
      breadcrumbs={[
        { text: 'Northbrook', href: '/ui?home' },
        { text: 'Measures', href: '/ui?measures' },
        { text: 'Gallery' },
      ]}
      notice={{ label: 'Illustrative', text: 'The figures on this page are made up to show how pages look.' }}
      today="20 November 2026"
    >
      <h1 class="govuk-heading-xl">Components, statuses and charts</h1>
      <GalleryStatuses />
      <GalleryCharts />
      <GalleryTables />
      <GalleryForms />
      <GalleryWords />
    </Page>,
  )

const cycle = ['My work', 'Plan', 'Measures', 'Do', 'Review', 'Revise', 'People', 'Reports']
