import { checkAgainstFixtures } from '../fixtures.tsx'
import { Footer } from './footer.tsx'

checkAgainstFixtures('footer', (options) => <Footer {...options} />, {
  without: {
    '.govuk-footer__crown': 'the crown belongs to central government',
    '.govuk-footer__licence-logo': 'a council chooses its own licence, and says so in the meta text',
    '.govuk-footer__licence-description': 'as above',
    '.govuk-footer__meta-item:has(.govuk-footer__copyright-logo)': 'Crown copyright is not a council’s to claim',
  },
})
