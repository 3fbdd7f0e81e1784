import { Details } from '../details/details.tsx'
import { InsetText } from '../inset-text/inset-text.tsx'
import { NotificationBanner } from '../notification-banner/notification-banner.tsx'
import { Panel } from '../panel/panel.tsx'
import { Tag } from '../tag/tag.tsx'
import { WarningText } from '../warning-text/warning-text.tsx'

export const GalleryWords = () => (
  <section class="gt-reading">
    <h2 class="govuk-heading-l">Words set apart</h2>
    <NotificationBanner type="success" text="The figure for September is saved." disableAutoFocus />
    <NotificationBanner
      titleId="asked"
      titleText="Asked for"
      html={<p class="govuk-notification-banner__heading">The comment on HOU03 is due on 8 October.</p>}
    />
    <InsetText text="No figure until February: the supplier publishes four months after the quarter." />
    <WarningText text="A released report cannot be changed. Corrections go into the next one." />
    <Details
      summaryText="How this status is worked out"
      text="91.2% is 1.8 points below the target of 93%; near target ends at 1 point."
    />
    <p class="govuk-body">
      <Tag text="Draft" classes="govuk-tag--grey" /> <Tag text="Signed off" />{' '}
      <Tag text="Released" classes="govuk-tag--purple" />
    </p>
    <Panel titleText="Report released" headingLevel={3} text="Quarter 2, 2026/27, to Cabinet" />
  </section>
)
